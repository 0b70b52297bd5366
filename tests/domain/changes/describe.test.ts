import { getTableColumns } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { describeChange, inWords, type Reader } from '@/lib/changes/describe'
import { fieldKinds, isOfValues, valueKinds } from '@/lib/changes/field-kinds'
import type { RecordedChange } from '@/lib/changes/list-changes'
import { changeOperations } from '@/lib/changes/vocabulary'
import { recordedTables } from '@/lib/changes/write'
import { type Language, languages } from '@/lib/i18n/languages'
import { messages } from '@/lib/i18n/messages'
import { at } from '../../support/clock'

const lead = '019a0000-0000-7000-8000-000000000001'
const miriam = '019a0000-0000-7000-8000-000000000002'
const gone = '019a0000-0000-7000-8000-000000000003'
const names = new Map([
  [miriam, 'Miriam Keller'],
  ['calc', 'Calculation'],
  ['won', 'Won'],
])
const reader = (language: Language = 'en'): Reader => ({ language, currency: 'EUR', timeZone: 'Europe/Lisbon' })

const change = (more: Partial<RecordedChange> = {}): RecordedChange => ({
  organizationId: '019a0000-0000-7000-8000-000000000009',
  id: '019a0000-0000-7000-8000-000000000008',
  entity: 'lead',
  entityId: lead,
  entityVersion: 2,
  customerId: null,
  operation: 'lead.recorded',
  facts: { phase: 'Calculation' },
  rows: [],
  userId: miriam,
  userName: 'Miriam Keller',
  through: 'form',
  requestId: null,
  batchId: null,
  at: new Date('2026-03-10T11:24Z'),
  ...more,
})

const update = (before: object, after: object, table = 'leads'): RecordedChange['rows'][number] => ({
  table,
  key: table === 'phaseRecords' ? { leadId: lead, ordinal: 2 } : { id: lead },
  before: before as Record<string, unknown>,
  after: after as Record<string, unknown>,
})

const told = (more: Partial<RecordedChange>, language?: Language) => {
  const { who, says, fields } = describeChange(change(more), reader(language), names)
  return {
    sentence: `${says.start}${who}${says.end}`,
    fields: fields.map((one) => `${one.label}: ${one.before} → ${one.after}`.replace(/\s/g, ' ')),
  }
}

describe('the sentence of a change', () => {
  const facts = {
    name: 'Rui Teixeira',
    other: 'Ruy Teixeira',
    phase: 'Calculation',
    next: 'Send quote',
    from: 'Lead',
    to: 'Customer',
    reason: 'Won',
    what: 'Send the figures',
    accountType: 'Lead',
    operation: 'lead.recorded',
  }

  test.each(languages)('in %s names who did it and every fact, for every operation', (language) => {
    for (const operation of changeOperations) {
      const { sentence } = told({ operation, facts }, language)
      expect(sentence).toContain('Miriam Keller')
      expect(sentence).not.toMatch(/[{}–]|changes\./)
      const said = Object.keys(facts).filter((fact) => messages.en.changes[operation].includes(`{${fact}}`))
      for (const fact of said) expect(sentence, fact).toContain(facts[fact as keyof typeof facts])
    }
  })

  test('says why, where a reason was given', () => {
    const moved = { phase: 'Meeting', next: 'Send quote', reason: 'As last year' }
    expect(told({ operation: 'lead.jumped', facts: moved }).sentence).toBe(
      'Miriam Keller jumped from Meeting to Send quote: “As last year”',
    )
    expect(told({ operation: 'lead.returned', facts: { ...moved, reason: null } }).sentence).not.toContain('“')
  })

  test('stays whole with a person whose name looks like a message, and with none', () => {
    expect(told({ userName: '{phase} <b>#</b>' }).sentence).toBe('{phase} <b>#</b> recorded Calculation')
    expect(told({ userName: null, userId: null }).sentence).toBe('Funil recorded Calculation')
    expect(told({ facts: {} }).sentence).toBe('Miriam Keller recorded –')
  })
})

describe('before and after', () => {
  test('are written by their kind, in the order of the form', () => {
    at('2026-03-10T12:00Z')
    const before = { nextActionOn: '2026-03-12', ownerId: null, title: 'Heating' }
    const after = { nextActionOn: '2025-12-01', ownerId: miriam, title: '' }
    const values = update(
      { expectedValue: 40_000_00, score: null },
      { expectedValue: 48_500_50, score: 64 },
      'phaseRecords',
    )
    expect(told({ rows: [values, update(before, after)] }).fields).toEqual([
      'Score: null → 64',
      'Expected value: €40,000 → €48,500.50',
      'Owner: null → Miriam Keller',
      'Title: Heating → null',
      'Next action on: 12 Mar → 1 Dec 2025',
    ])
    expect(told({ rows: [values] }, 'de').fields).toEqual([
      'Punktzahl: null → 64',
      'Erwarteter Wert: 40.000 € → 48.500,50 €',
    ])
  })

  test.each([
    ['role', 'sales', 'manager', 'Role: Sales → Manager'],
    ['phaseType', 'regular', 'closing', 'Phase type: Regular phase → Closing phase'],
    ['outcome', 'lost', 'other', 'Outcome: Lost → Other'],
    ['recurringPeriod', 'month', 'year', 'Recurring values: per month → per year'],
    ['language', 'nl', 'pt-BR', 'Language: Nederlands → Português (Brasil)'],
    ['leadPhases', true, false, 'Lead phases: Yes → No'],
    ['closedAt', '2026-03-10T23:30:00.000Z', null, 'Closed: 10 Mar 2026, 23:30 → null'],
    ['ownerId', miriam, gone, 'Owner: Miriam Keller → unknown'],
    ['name', 'Hotel', 'Hotel Miramar', 'Name: Hotel → Hotel Miramar'],
  ])('of %s', (column, before, after, line) => {
    expect(told({ rows: [update({ [column]: before }, { [column]: after })] }).fields).toEqual([line])
  })

  test('are not told of what only made room, was carried over, or stands in the sentence', () => {
    const neighbour = { ...update({ orderNumber: 10 }, { orderNumber: 20 }, 'leadPhases'), key: { id: gone } }
    const own = update({ orderNumber: 20 }, { orderNumber: 10 }, 'leadPhases')
    expect(told({ operation: 'leadPhase.reordered', rows: [neighbour, own] }).fields).toEqual(['Order number: 20 → 10'])
    const entered = { ...update({}, { leadPhaseId: 'calc', score: 64 }, 'phaseRecords'), before: null }
    const moved = update({ leadPhaseId: 'meet', currentOrdinal: 1 }, { leadPhaseId: 'calc', currentOrdinal: 2 })
    expect(told({ operation: 'lead.phaseCompleted', rows: [entered, moved] }).fields).toEqual([])
    expect(told({ operation: 'lead.imported', rows: [entered] }).fields).toEqual(['Score: null → 64'])
  })

  test('of a removed contact are all that was known', () => {
    const removed = { ...update({ name: 'Rui', phone: '+351 220', isPrimary: false }, {}, 'contacts'), after: null }
    expect(told({ operation: 'contact.removed', rows: [removed] }).fields).toEqual([
      'Name: Rui → null',
      'Phone: +351 220 → null',
      'Primary contact: No → null',
    ])
  })

  test('of what a closing reason is limited to, and of a name that is kept elsewhere', () => {
    const key = { closingReasonId: lead, accountTypeId: 'calc' }
    const limit = { table: 'closingReasonAccountTypes', key, before: null, after: {} }
    expect(told({ operation: 'closingReason.edited', rows: [limit] }).fields).toEqual(['Only for: null → Calculation'])
    expect(told({ operation: 'user.edited', facts: { name: 'Ana', formerly: 'Anna' } }).fields).toEqual([
      'Name: Anna → Ana',
    ])
  })

  test('of a custom field are called by its name, and written by its kind', () => {
    const known = new Map([...names, ['roof', 'Roof area'], ['solar', 'Solar'], ['wind', 'Wind']])
    const value = (before: object | null, after: object | null, fieldId = 'roof') =>
      ({ table: 'customerValues', key: { customerId: lead, fieldId }, before, after }) as RecordedChange['rows'][number]
    const line = (...row: Parameters<typeof value>) => {
      const { fields } = describeChange(change({ rows: [value(...row)] }), reader('de'), known)
      return fields.map((one) => `${one.label}: ${one.before} → ${one.after}`.replace(/\s/g, ' '))
    }
    expect(line(null, { number: 1234.5 })).toEqual(['Roof area: null → 1.234,5'])
    expect(line({ amount: 40_000_00 }, { amount: 12_50 })).toEqual(['Roof area: 40.000 € → 12,50 €'])
    expect(line({ choiceIds: ['solar', 'wind'] }, { choiceIds: ['wind'] })).toEqual(['Roof area: Solar, Wind → Wind'])
    expect(line({ isOn: false }, null)).toEqual(['Roof area: Nein → null'])
    expect(line({ userId: miriam }, { userId: gone })).toEqual(['Roof area: Miriam Keller → unbekannt'])
    expect(line({ text: 'Flat' }, { text: 'Steep' }, 'lost')).toEqual(['unbekannt: Flat → Steep'])
  })

  test('of a choice are its name, and whether it is still offered', () => {
    const choice = (before: object | null, after: object | null) =>
      ({ table: 'customFieldChoices', key: { id: 'calc' }, before, after }) as RecordedChange['rows'][number]
    const rows = [
      choice({ name: 'Roof' }, { name: 'Flat roof' }),
      choice({ archivedAt: null }, { archivedAt: '2026-03-10T11:24:00.000Z' }),
      choice({ orderNumber: 10 }, { orderNumber: 20 }),
    ]
    expect(told({ operation: 'customField.edited', rows }).fields).toEqual([
      'Choice: Roof → Flat roof',
      'Choice: Calculation → Calculation (no longer offered)',
    ])
  })

  test('are one line each in the answer to an old page', () => {
    const rows = [update({ score: 40 }, { score: 64 }, 'phaseRecords')]
    expect(inWords([change({ rows })], reader(), names)).toEqual([
      'Miriam Keller recorded Calculation (10 Mar 2026, 11:24). Score: 40 → 64',
    ])
  })
})

/** Columns that say nothing to a reader. A new column belongs here or in lib/changes/field-kinds.ts. */
const internal = [
  ...['id', 'organizationId', 'version', 'createdAt', 'updatedAt', 'searchText', 'customerId', 'leadId', 'userId'],
  ...['ordinal', 'currentOrdinal', 'enteredBy', 'enteredAt', 'enteredUserId', 'endedAt', 'endedUserId', 'openedAt'],
  ...['state', 'closedBy', 'archivedAt', 'deactivatedAt', 'query', 'mergedIntoId', 'fieldId'],
  ...['size', 'type', 'sha256', 'createdBy', 'removedAt'],
]

describe.each(Object.entries(recordedTables))('every column of %s', (name, table) => {
  test('is shown, or is known to be internal', () => {
    const columns = Object.keys(getTableColumns(table)).filter((column) => !isOfValues(name) || !(column in valueKinds))
    expect(columns.filter((column) => !(column in fieldKinds) && !internal.includes(column))).toEqual([])
    expect(columns.filter((column) => column in fieldKinds && internal.includes(column))).toEqual([])
  })
})

test('every shown column has a label', () => {
  expect(Object.keys(fieldKinds).filter((column) => !(column in messages.en.fields))).toEqual([])
})
