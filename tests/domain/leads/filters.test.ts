import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadList } from '@/app/customers/load-list'
import { database } from '@/db/client'
import { customers } from '@/db/schema'
import { dayIn } from '@/lib/clock'
import { addContact } from '@/lib/contacts/add-contact'
import { chooseColumns } from '@/lib/customers/choose-columns'
import { findNearSearches } from '@/lib/customers/find-near-searches'
import { findListColumns, usualColumns } from '@/lib/customers/list-columns'
import { columns, dueFilters, type ListFilter, type ListView, stateFilters } from '@/lib/customers/list-view'
import { translator } from '@/lib/i18n/translate'
import { closeLead } from '@/lib/leads/close-lead'
import type { Ground } from '@/lib/leads/ground'
import { type ListRow, listRows, pageSize, sumRows } from '@/lib/leads/list-rows'
import { recordPhase } from '@/lib/leads/record-phase'
import { shownLeads } from '@/lib/leads/rows-of-view'
import { weightedValue } from '@/lib/leads/weighted-value'
import { exportCsv } from '@/lib/transfer/export-csv'
import { readAmount, readDay, readScore } from '@/lib/transfer/read-cell'
import { suggestColumns } from '@/lib/transfer/suggest-mapping'
import { actorOf } from '../../support/cast'
import { statementsOf } from '../../support/count-statements'
import { findAccountType, findLead, findPhase, findReason, makeCustomer, makeLead } from '../../support/make'
import { makeTeam } from '../../support/teams'

const joost = actorOf('joost')
const timeZone = 'Europe/Lisbon'
const today = dayIn(timeZone)
const everything: ListView = { sort: 'name', descending: false }
const ids: Record<'LEAD' | 'PROSP' | 'CALL' | 'MEET' | 'WON' | 'LOST' | 'joosts' | 'anas', string> = {} as never
let ground: Ground
let all: ListRow[]

const dayFrom = (days: number) => new Date(Date.parse(`${today}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

beforeAll(async () => {
  for (const code of ['LEAD', 'PROSP'] as const) ids[code] = (await findAccountType(code)).id
  for (const code of ['CALL', 'MEET'] as const) ids[code] = (await findPhase(code)).id
  for (const code of ['WON', 'LOST'] as const) ids[code] = (await findReason(code)).id
  ids.joosts = await makeTeam('joost', 'tiago')
  ids.anas = await makeTeam('ana', 'ines')
  ground = {
    organizationId: joost.organizationId,
    timeZone,
    today,
    stalledBefore: [{ phaseId: ids.MEET, day: dayFrom(-30) }],
  }
  for (let at = 0; at < 120; at++) {
    if (at % 5 === 0) {
      await makeCustomer('joost', { name: `Customer ${at % 7}`, accountType: at % 2 ? 'LEAD' : 'PROSP' })
      continue
    }
    const lead = await makeLead(at % 3 ? 'joost' : 'ana', { phase: at % 3 === 0 ? 'MEET' : 'CALL' })
    const expectedValue = at % 4 ? (at % 9) * 1_000_01 : null
    const values = { score: at % 2 ? (at % 10) * 10 + 1 : null, expectedValue, recurringValue: at % 6 ? at : null }
    const plan = { nextAction: at % 3 ? 'Call' : null, nextActionOn: at % 3 ? dayFrom((at % 13) - 4) : null }
    const actor = actorOf('ana')
    await recordPhase(actor, { leadId: lead.id, version: lead.version, ...values, note: null, ...plan })
    if (at % 7 === 0) {
      const { version } = await findLead(lead.id)
      const closing = { nextAction: null, nextActionOn: null, note: null, comment: null }
      const closingReason = at % 2 ? ids.WON : ids.LOST
      await closeLead(actor, { leadId: lead.id, version, ...values, ...closing, closingReason })
    }
  }
  await database().execute(sql`update customers set city = 'City ' || (length(id::text) + ascii(number)) % 3
    where right(number, 1) in ('1', '2', '3')`)
  await database().execute(sql`update phase_records set entered_at = entered_at - interval '60 days'
    where score % 20 = 11 and ended_at is null`)
  all = (await allPages(everything)).flatMap((page) => page.rows)
}, 120_000)

/** All pages of a view, one after the other, by their cursors. */
async function allPages(view: ListView) {
  const pages = [await listRows(joost, view, ground)]
  for (let last = pages.at(-1); last?.after; last = pages.at(-1)) {
    pages.push(await listRows(joost, { ...view, after: last.after }, ground))
  }
  return pages
}

const keyOf = (row: { customerId: string; leadId: string | null }) => row.leadId ?? row.customerId

/** The totals of rows, added up one by one. */
function plainSum(rows: ListRow[], filter: ListFilter = {}) {
  const open = rows.filter((row) => row.state === 'open')
  const isOfClosed = shownLeads(filter) === 'closed'
  const sum = (value: (row: ListRow) => number | null) =>
    (isOfClosed ? rows : open).reduce((total, row) => total + BigInt(value(row) ?? 0), 0n)
  const hundredfold = open.reduce((total, row) => total + BigInt(row.expectedValue ?? 0) * BigInt(row.score ?? 0), 0n)
  return {
    count: rows.length,
    expected: sum((row) => row.expectedValue),
    recurring: sum((row) => row.recurringValue),
    weighted: (hundredfold + 50n) / 100n,
    withoutScore: open.filter((row) => row.score === null).length,
  }
}

/** Whether a row fits, said without SQL; only for filters of what a row shows. */
function fits(row: ListRow, filter: ListFilter): boolean {
  const asksOpen = [filter.phase, filter.due, filter.scoreFrom, filter.valueTo].some((one) => one !== undefined)
  const late = row.nextActionOn !== null && row.nextActionOn < today
  const due = {
    late,
    today: row.nextActionOn === today,
    soon: row.nextActionOn !== null && row.nextActionOn > today && row.nextActionOn < dayFrom(7),
    week: row.nextActionOn !== null && row.nextActionOn < dayFrom(7),
    none: row.nextActionOn === null,
  }
  const state = filter.state ?? (filter.closingReason ? 'closed' : asksOpen ? 'open' : undefined)
  return (
    (!state || (state === 'none' ? row.leadId === null : state === row.state || state === row.outcome)) &&
    (!filter.phase || (row.phaseId === filter.phase && row.state === 'open')) &&
    (!filter.due || (row.state === 'open' && due[filter.due])) &&
    (filter.scoreFrom === undefined || (row.score !== null && row.score >= filter.scoreFrom)) &&
    (filter.valueTo === undefined || (row.expectedValue !== null && row.expectedValue <= filter.valueTo)) &&
    (!filter.closingReason || row.outcome === (filter.closingReason === ids.WON ? 'won' : 'lost')) &&
    (!filter.owner || row.ownerName === (filter.owner === joost.userId ? 'Joost Vermeer' : 'Ana Duarte')) &&
    (!filter.team || row.ownerName === (filter.team === ids.joosts ? 'Joost Vermeer' : 'Ana Duarte'))
  )
}

const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined, freq: 2 })
const someView = () =>
  fc.record({
    sort: fc.constantFrom(...columns),
    descending: fc.boolean(),
    state: optional(fc.constantFrom(...stateFilters)),
    due: optional(fc.constantFrom(...dueFilters)),
    phase: optional(fc.constantFrom(ids.CALL, ids.MEET)),
    owner: optional(fc.constantFrom(joost.userId, actorOf('ana').userId)),
    team: optional(fc.constantFrom(ids.joosts, ids.anas)),
    closingReason: optional(fc.constantFrom(ids.WON, ids.LOST)),
    scoreFrom: optional(fc.integer({ min: 1, max: 100 })),
    valueTo: optional(fc.integer({ min: 0, max: 9_000_00 })),
  })

describe('filters together', () => {
  test('let through the rows that fit, on pages that show each once, and the totals are their plain sum', async () => {
    await fc.assert(
      fc.asyncProperty(someView(), async (view) => {
        const rows = (await allPages(view)).flatMap((page) => page.rows)
        expect(new Set(rows.map(keyOf)).size).toBe(rows.length)
        expect(await sumRows(joost, view, ground)).toEqual(plainSum(rows, view))
        expect(rows.map(keyOf).sort()).toEqual(
          all
            .filter((row) => fits(row, view))
            .map(keyOf)
            .sort(),
        )
      }),
      { numRuns: 60 },
    )
  }, 120_000)

  test('stalled is who entered its phase before the day of its limit', async () => {
    const rows = (await allPages({ ...everything, stalled: true })).flatMap((page) => page.rows)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every((row) => row.phaseId === ids.MEET && (row.score ?? 0) % 20 === 11)).toBe(true)
    const none = await sumRows(joost, { stalled: true }, { ...ground, stalledBefore: [] })
    expect(none.count).toBe(0)
  })
})

describe('every order', () => {
  test.each(columns.flatMap((sort) => [false, true].map((descending) => ({ sort, descending }))))(
    '$sort, downwards: $descending: each row once, there and back, those without the value last',
    async (order) => {
      const pages = await allPages(order)
      const rows = pages.flatMap((page) => page.rows)
      expect(rows.map(keyOf).sort()).toEqual(all.map(keyOf).sort())
      const last = pages.at(-1)
      const back = await listRows(joost, { ...order, before: last?.before }, ground)
      expect(back.rows.map(keyOf)).toEqual(pages.at(-2)?.rows.map(keyOf))
      const values: Partial<Record<string, (row: ListRow) => unknown>> = {
        city: (row) => row.city?.toLowerCase() ?? null,
        score: (row) => row.score,
        expected: (row) => row.expectedValue,
        recurring: (row) => row.recurringValue,
        weighted: weightedExactly,
        nextAction: (row) => (row.state === 'open' ? row.nextActionOn : null),
        closingReason: (row) => row.reason?.toLowerCase() ?? null,
      }
      const value = values[order.sort]
      if (!value) return
      const shown = rows.map(value)
      const present = shown.filter((one) => one !== null) as (string | number)[]
      expect(shown.slice(present.length).every((one) => one === null)).toBe(true)
      const sorted = [...present].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      expect(present).toEqual(order.descending ? sorted.reverse() : sorted)
    },
  )

  const weightedExactly = (row: ListRow) =>
    weightedValue(row) === null ? null : (row.expectedValue ?? 0) * (row.score ?? 0)
})

describe('an export', () => {
  async function exported(view: ListView, language: 'en' | 'de', format: 'own' | 'plain') {
    const ways = { format, language, organization: { currency: 'EUR' }, t: translator(language) }
    let text = ''
    for await (const piece of exportCsv(joost, view, ground, ways)) text += piece
    const separator = format === 'own' && language === 'de' ? ';' : ','
    const lines = text.replace('\uFEFF', '').trimEnd().split('\r\n')
    return lines.map((line) => line.split(separator))
  }

  test('holds the rows that are listed, in their order, whatever is filtered', async () => {
    await fc.assert(
      fc.asyncProperty(someView(), async (view) => {
        const rows = (await allPages(view)).flatMap((page) => page.rows)
        const [, ...lines] = await exported(view, 'en', 'plain')
        expect(lines.map(([number]) => number)).toEqual(rows.map((row) => row.number))
      }),
      { numRuns: 25 },
    )
  }, 60_000)

  test('plain: the import knows its columns, and reads back what the rows show', async () => {
    const view: ListView = { ...everything, state: 'open', sort: 'expected', descending: true }
    const rows = (await allPages(view)).flatMap((page) => page.rows)
    const [heads = [], ...lines] = await exported(view, 'de', 'plain')
    const targets = suggestColumns(heads)
    const at = (target: (typeof targets)[number]) => targets.indexOf(target)
    for (const [index, row] of rows.entries()) {
      const cell = (target: (typeof targets)[number]) => lines[index]?.[at(target)] ?? 'no such column'
      expect(cell('customerName')).toBe(row.name)
      expect(cell('customerNumber')).toBe(row.number)
      expect(cell('leadState')).toBe(row.phase)
      expect(readAmount(cell('leadExpectedValue'), 'point', 'EUR') ?? null).toBe(row.expectedValue)
      expect(readScore(cell('leadScore')) ?? null).toBe(row.score)
      expect(readDay(cell('leadOpenedOn'), 'YYYY-MM-DD')).toBe(today)
    }
    const known = [
      'accountType',
      'owner',
      'street',
      'city',
      'phone',
      'email',
      'vatNumber',
      'leadRecurringValue',
    ] as const
    for (const target of known) expect(targets).toContain(target)
  })

  test('as I see numbers: heads, decimals and separator of the language', async () => {
    const view: ListView = { ...everything, state: 'open', sort: 'expected', descending: true }
    const [heads = [], first = []] = await exported(view, 'de', 'own')
    expect(heads).toContain('Erwarteter Wert')
    expect(first[heads.indexOf('Erwarteter Wert')]).toMatch(/^"?\d+,\d\d"?$/)
    expect(first[heads.indexOf('Eröffnet am')]).toMatch(/^\d\d\.\d\d\.\d{4}$/)
  })

  test('makes cells safe that a spreadsheet would run', async () => {
    await makeCustomer('joost', { name: '=HYPERLINK("http://x")' })
    const lines = await exported({ ...everything, q: 'hyperlink' }, 'en', 'plain')
    expect(lines[1]?.[1]).toBe(`"'=HYPERLINK(""http://x"")"`)
    await database().delete(customers).where(sql`name like '=%'`)
  })
})

describe('searching', () => {
  beforeAll(async () => {
    const { id } = await makeCustomer('joost', { name: 'Pensão Bela Vístula' })
    const number = { phone: '+351 912 345 678', mobile: null, email: 'ze@vistula.example', remark: null }
    await addContact(joost, { customerId: id, name: 'José Caçador', function: null, primary: true, ...number })
  })
  const found = async (q: string) =>
    (await loadList(joost, { ...everything, q }, timeZone)).found.rows.map((row) => row.name)

  test.each([
    ...['vistula', 'bela pensao', 'jose cacador', 'ze@vistula', 'VÍSTULA'],
    ...['+351 912 345 678', '912 345 678', '00351912345678', '(912) 345-678', 'vistula +351 912 345 678'],
  ])('%s finds it exactly', async (q) => expect(await found(q)).toEqual(['Pensão Bela Vístula']))

  test.each(['pensoa vistula', 'vistlua bela', 'pensao vistila', 'penaso vistula jose', 'cacadro'])(
    '%s, mistyped, finds it too',
    async (q) => expect(await found(q)).toContain('Pensão Bela Vístula'),
  )

  test('a slip is read as what others wrote, and only where nothing has the words as typed', async () => {
    expect(await findNearSearches(joost, 'pensao vistila')).toEqual(['pensao vistula'])
    expect((await findNearSearches(joost, 'penaso'))[0]).toBe('pensao')
    expect(await findNearSearches(actorOf('stranger'), 'penaso')).toEqual([])
    const exact = await loadList(joost, { ...everything, q: 'bela' }, timeZone)
    expect([exact.similar, exact.found.rows.length, exact.totals.count]).toEqual([false, 1, 1])
    const near = await loadList(joost, { ...everything, q: 'vistlua' }, timeZone)
    expect([near.similar, near.found.rows.length, near.totals.count]).toEqual([true, 1, 1])
  })

  test.each(['vistula berlin', '+351 999 999 999', '\u0301'])('%s finds nothing', async (q) =>
    expect(await found(q)).toEqual([]),
  )
})

test('a page of the list asks few things of the database, and reads one row more than it shows', async () => {
  const { answer, statements: sent } = await statementsOf(() => loadList(joost, everything, timeZone))
  // What the driver asks once for each connection aside.
  const statements = sent.filter(({ text }) => !text.includes('pg_type'))
  expect(answer.found.rows).toHaveLength(pageSize)
  expect(statements.length).toBeLessThanOrEqual(10)
  const pages = statements.filter(({ text }) => text.includes('limit'))
  expect(pages).toHaveLength(1)
  expect(pages[0]?.values.map(String)).toContain(String(pageSize + 1))
})

test('columns are one’s own, the name among them, until the usual ones are wanted again', async () => {
  await chooseColumns(joost, { columns: ['name', 'weighted'], usual: false, next: null })
  expect(await findListColumns(joost)).toEqual({ columns: ['name', 'weighted'], fields: [] })
  expect(await findListColumns(actorOf('ana'))).toEqual({ columns: usualColumns, fields: [] })
  await chooseColumns(joost, { columns: ['name'], usual: true, next: null })
  expect(await findListColumns(joost)).toEqual({ columns: usualColumns, fields: [] })
})
