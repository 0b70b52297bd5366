import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { customFieldChoices } from '@/db/schema'
import { findValues } from '@/lib/custom-fields/find-values'
import { type CustomField, inUse, listCustomFields } from '@/lib/custom-fields/list-custom-fields'
import type { FieldKind, Value } from '@/lib/custom-fields/vocabulary'
import { type ListView, withoutLeads } from '@/lib/customers/list-view'
import { translator } from '@/lib/i18n/translate'
import { groundFor } from '@/lib/leads/ground'
import type { Actor } from '@/lib/permissions/actor'
import { checkImport } from '@/lib/transfer/check-import'
import { continueImport } from '@/lib/transfer/continue-import'
import { exportCsv } from '@/lib/transfer/export-csv'
import { type AnyTarget, fieldTarget } from '@/lib/transfer/field-targets'
import { findImport } from '@/lib/transfer/find-import'
import { mapImport } from '@/lib/transfer/map-import'
import { startImport } from '@/lib/transfer/start-import'
import { suggestColumns } from '@/lib/transfer/suggest-mapping'
import { beginTakeBack, continueTakeBack } from '@/lib/transfer/take-back-import'
import { templateCsv } from '@/lib/transfer/template'
import { uploadImport } from '@/lib/transfer/upload-import'
import { updateRules } from '@/lib/transfer/vocabulary'
import { actorOf } from '../../support/cast'
import { makeField } from '../../support/custom-fields'
import { choiceIds, putValue } from '../../support/field-values'
import { bringIn, checked, choices, outcomesOf, withFileOf } from '../../support/import-file'
import { findAccountType, makeCustomer } from '../../support/make'

const ana = actorOf('ana')
const stranger = actorOf('stranger')
const kinds: FieldKind[] = ['text', 'longText', 'number', 'money', 'day', 'choice', 'choices', 'yesNo', 'link']
const names = ['Gold', 'Silver; or like it', 'Bronze']
// Called like a column of every export, and like a column of our own.
const called: Partial<Record<FieldKind, string>> = { text: 'Source', money: 'Contract value', day: 'Phase' }
const ofAna = {} as Record<FieldKind, CustomField>

const makeAll = async (actor: Actor, into: Partial<Record<FieldKind, CustomField>>) => {
  for (const kind of kinds) {
    const offered = kind === 'choice' || kind === 'choices' ? names : []
    into[kind] = await makeField(kind, { name: called[kind] ?? `My ${kind}`, newChoices: offered }, actor)
  }
}

beforeAll(async () => {
  await makeAll(ana, ofAna)
  await makeAll(stranger, {})
})

const rows: Partial<Record<FieldKind, Value | number[]>>[] = [
  { text: '=1+1', longText: 'Two\nlines, "quoted"', number: -12.0625, money: 100_001, day: '2026-02-28', yesNo: false },
  {
    text: "'quoted",
    number: 0,
    money: 0,
    choice: [1],
    choices: [0, 1],
    yesNo: true,
    link: 'https://example.com/a?b=1',
  },
  { choices: [1, 2], choice: [0], number: 12345678901.5 },
  {},
]

async function exported(actor: Actor, language: 'de' | 'en', format: 'plain' | 'own') {
  const view: ListView = withoutLeads({ sort: 'number', descending: false })
  const ground = await groundFor(actor, view, 'Europe/Lisbon')
  const ways = { format, language, organization: { currency: 'EUR' }, t: translator(language) }
  let text = ''
  for await (const piece of exportCsv(actor, view, ground, ways)) text += piece
  return text
}

/** Uploads a file and checks it, its columns and the values of its choices as they are recognized by themselves. */
async function rehearsed(actor: Actor, text: string, written: object = {}) {
  const id = await withFileOf(text, (path) => uploadImport(actor, 'customers.csv', path))
  const fields = inUse(await listCustomFields(actor))
  const columns = suggestColumns((await findImport(actor, id)).columns, fields)
  const { id: lead, description } = await findAccountType('LEAD', actor)
  const meanings = fields.map((field) => [
    fieldTarget(field),
    Object.fromEntries(field.choices.map((one) => [one.name, one.id])),
  ])
  const values = { accountType: { [description]: lead }, owner: {}, ...Object.fromEntries(meanings) }
  await mapImport(actor, id, { ...(await choices(columns)), funnel: null, accountType: lead, values, ...written })
  await checkImport(actor, id)
  return id
}

test('an export brought in again changes nothing, and elsewhere makes the same', async () => {
  for (const row of rows) {
    const { id } = await makeCustomer('ana', { name: `Customer ${rows.indexOf(row)}` })
    for (const [kind, value] of Object.entries(row) as [FieldKind, Value | number[]][]) {
      const field = ofAna[kind]
      const chosen = Array.isArray(value) ? value.map((at) => choiceIds(field)[Number(at)] ?? '') : value
      await putValue(field, id, kind === 'choice' ? String((chosen as string[])[0]) : chosen)
    }
  }
  const unchanged = { customersCreated: 0, customersEdited: 0, refused: 0, unchanged: rows.length }
  const plain = await exported(ana, 'de', 'plain')
  expect((await findImport(ana, await rehearsed(ana, plain))).summary).toMatchObject(unchanged)
  const own = await rehearsed(ana, await exported(ana, 'de', 'own'), {
    dateFormat: 'DD-MM-YYYY',
    numberFormat: 'comma',
  })
  expect((await findImport(ana, own)).summary).toMatchObject(unchanged)

  const elsewhere = await rehearsed(stranger, plain)
  expect((await findImport(stranger, elsewhere)).summary).toMatchObject({ customersCreated: rows.length, refused: 0 })
  await startImport(stranger, elsewhere)
  await continueImport(stranger, elsewhere)
  // Only the owner is nobody there.
  expect(await exported(stranger, 'de', 'plain')).toBe(plain.replaceAll('Ana Duarte', ''))
})

const columnsOf = (...more: FieldKind[]): AnyTarget[] => [
  'customerName',
  ...more.map((kind) => fieldTarget(ofAna[kind])),
]

describe('a customer that is known', () => {
  const columns = () => columnsOf('number', 'yesNo', 'choices')
  const valuesOf = async (id: string) => Object.fromEntries((await findValues(ana, 'customer', [id])).get(id) ?? [])

  test.each(updateRules)(
    'takes over by the rule "%s", and taking the import back restores what stood',
    async (update) => {
      const { id } = await makeCustomer('ana', { name: `Known ${update}` })
      await putValue(ofAna.number, id, 1)
      await putValue(ofAna.choices, id, choiceIds(ofAna.choices).slice(0, 1))
      const before = await valuesOf(id)
      const file = await checked(`Known ${update},2.5,no,bronze; GOLD\nKnown ${update},3,,`, columns(), {
        update,
        funnel: null,
      })
      await bringIn(file)
      const [gold = '', , bronze = ''] = choiceIds(ofAna.choices)
      const after = {
        fill: { [ofAna.number.id]: 1, [ofAna.yesNo.id]: false, [ofAna.choices.id]: [gold] },
        overwrite: { [ofAna.number.id]: 3, [ofAna.yesNo.id]: false, [ofAna.choices.id]: [gold, bronze] },
        skip: before,
      }
      expect(await valuesOf(id)).toEqual(after[update])
      expect(await outcomesOf(file)).toEqual(
        { fill: ['updated', 'unchanged'], overwrite: ['updated', 'updated'], skip: ['unchanged', 'unchanged'] }[update],
      )
      await beginTakeBack(ana, file)
      await continueTakeBack(ana, file)
      expect(await valuesOf(id)).toEqual(before)
    },
  )
})

test('taking back an import of new customers and leads leaves no value behind', async () => {
  const ofLead = await makeField('text', { subject: 'lead', name: 'Plant' })
  const columns: AnyTarget[] = [...columnsOf('text'), 'leadState', fieldTarget(ofLead)]
  const count = async () => {
    const [row] = await database().execute(
      sql`select (select count(*) from customer_values)::int + (select count(*) from lead_values)::int as count`,
    )
    return row?.count
  }
  const before = await count()
  const file = await checked('New one,abc,Open,Lisbon\nNew two,,Open,Faro', columns)
  await bringIn(file)
  expect(await outcomesOf(file)).toEqual(['created', 'created'])
  expect(Number(await count()) - Number(before)).toBe(3)
  await beginTakeBack(ana, file)
  await continueTakeBack(ana, file)
  expect(await count()).toBe(before)
})

test('what a field cannot hold is refused row by row, with the field, the rule and the value', async () => {
  const [, silver = ''] = choiceIds(ofAna.choice)
  await database().update(customFieldChoices).set({ archivedAt: new Date() }).where(eq(customFieldChoices.id, silver))
  const columns = columnsOf('number', 'day', 'choice', 'choices', 'yesNo', 'link')
  const lines = [
    'N1,x,,,,,',
    'N2,,2026-02-30,,,,',
    'N3,,,Copper,,,',
    'N4,,,,Gold; Copper,,',
    'N5,,,,,maybe,',
    'N6,,,,,,nowhere',
    'N7,,,Silver,,,',
  ]
  const values = { [fieldTarget(ofAna.choice)]: { Silver: silver } }
  const file = await checked(lines.join('\n'), columns, { funnel: null, values })
  const bad = 'refusedField'
  expect(await outcomesOf(file)).toEqual([bad, bad, 'refusedChoice', 'refusedChoice', bad, bad, 'refusedNotOffered'])
  await database().update(customFieldChoices).set({ archivedAt: null }).where(eq(customFieldChoices.id, silver))
})

test('a template has the custom fields, and is recognized', async () => {
  const fields = inUse(await listCustomFields(ana))
  const example = { accountType: 'Lead', owner: 'Ana', phase: 'Call', today: '2026-03-01' }
  const [heads = ''] = templateCsv('customers', 'en', example, fields).replace('\uFEFF', '').split('\r\n')
  const targets = suggestColumns(heads.split(','), fields)
  for (const kind of kinds) expect(targets).toContain(fieldTarget(ofAna[kind]))
})
