import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadList } from '@/app/customers/load-list'
import type { CustomField } from '@/lib/custom-fields/list-custom-fields'
import { type FieldKind, type Subject, subjects, type Value } from '@/lib/custom-fields/vocabulary'
import { chooseColumns } from '@/lib/customers/choose-columns'
import type { FieldFilter } from '@/lib/customers/field-filters'
import { fieldSortOf } from '@/lib/customers/field-sorts'
import {
  type ListFilter,
  type ListView,
  listFilterOf,
  listUrl,
  listViewOf,
  queryIn,
  rowsUrl,
  withoutLeads,
} from '@/lib/customers/list-view'
import { plain } from '@/lib/customers/search-text'
import { translator } from '@/lib/i18n/translate'
import { type Ground, groundFor } from '@/lib/leads/ground'
import { type ListRow, listRows, sumRows } from '@/lib/leads/list-rows'
import { readAllRows } from '@/lib/leads/read-all-rows'
import { recordPhase } from '@/lib/leads/record-phase'
import { canonicalQuery, queryOfView } from '@/lib/saved-views/canonical-query'
import { exportCsv } from '@/lib/transfer/export-csv'
import { actorOf } from '../../support/cast'
import { statementsOf } from '../../support/count-statements'
import { makeField } from '../../support/custom-fields'
import { choiceIds, putValue } from '../../support/field-values'
import { makeCustomer, makeLead } from '../../support/make'

const joost = actorOf('joost')
const ana = actorOf('ana')
const timeZone = 'Europe/Lisbon'
const everything: ListView = { sort: 'name', descending: false }
const kinds: FieldKind[] = ['text', 'number', 'money', 'day', 'choice', 'choices', 'yesNo', 'user']
const choices = ['Gold', 'Silver', 'Bronze; alloy']
const texts = ['Straße 12', 'Açaí und Käse', 'KÄSE, "alt"', '=1+1', 'no such thing']

let ground: Ground
let fields: CustomField[]
const values = new Map<string, Map<string, Value>>()
let customers: ListRow[]
let leads: ListRow[]

const fieldOf = (subject: Subject, kind: FieldKind) => {
  const found = fields.find((one) => one.subject === subject && one.kind === kind)
  if (!found) throw new Error(`no field of ${subject} ${kind}`)
  return found
}

/** One of a few values of a field; none for one in three. */
function someValue(field: CustomField, seed: number): Value | undefined {
  const { kind } = field
  const ids = choiceIds(field)
  if (seed % 3 === 0) return undefined
  const at = seed % 7
  const made: Partial<Record<FieldKind, Value>> = {
    text: texts[seed % texts.length] ?? '',
    number: at - 3.5,
    money: at * 100_50,
    day: `2026-0${at + 1}-15`,
    choice: ids[at % 3] ?? '',
    choices: ids.filter((_, place) => (at + place) % 2 === 0),
    yesNo: at % 2 === 0,
    user: at % 2 ? joost.userId : ana.userId,
  }
  return made[kind]
}

async function fill(of: string, subject: Subject, seed: number) {
  const own = new Map<string, Value>()
  for (const [at, field] of fields.filter((one) => one.subject === subject).entries()) {
    const value = someValue(field, seed * 5 + at)
    if (value === undefined) continue
    await putValue(field, of, value)
    own.set(field.id, value)
  }
  values.set(of, own)
}

beforeAll(async () => {
  for (const name of ['Theirs', 'Also theirs']) await makeCustomer('stranger', { name })
  ground = await groundFor(joost, {}, timeZone)
  fields = []
  for (const subject of ['customer', 'lead'] as const) {
    for (const kind of kinds) {
      const offered = kind === 'choice' || kind === 'choices' ? choices : []
      fields.push(await makeField(kind, { subject, name: `${subject} ${kind}`, newChoices: offered }))
    }
  }
  for (let seed = 0; seed < 70; seed++) {
    if (seed % 4 === 0) {
      const { id } = await makeCustomer('joost', { name: `Customer ${seed}` })
      await fill(id, 'customer', seed)
      continue
    }
    const lead = await makeLead(seed % 3 ? 'joost' : 'ana', { phase: seed % 5 ? 'CALL' : 'MEET' })
    const typed = { score: seed % 2 ? seed : null, expectedValue: seed * 1000, recurringValue: seed % 6 ? seed : null }
    const nothing = { note: null, nextAction: null, nextActionOn: null }
    await recordPhase(ana, { leadId: lead.id, version: lead.version, ...typed, ...nothing })
    await fill(lead.customerId, 'customer', seed)
    await fill(lead.id, 'lead', seed + 2)
  }
  customers = await allRows(everything)
  leads = await allRows({ ...everything, event: 'opened' })
}, 120_000)

async function allRows(view: ListView) {
  const rows: ListRow[] = []
  for (let after: string | undefined; ; ) {
    const page = await listRows(joost, { ...view, after }, ground)
    rows.push(...page.rows)
    after = page.after
    if (!after) return rows
  }
}

/** Whether a value is as a filter asks, said without SQL. */
function fits(value: Value | undefined, filter: FieldFilter): boolean {
  if (value === undefined) return filter.none === true
  const { contains, from, to, amountFrom, amountTo, dayFrom, dayTo, choice, choices: several, on, user } = filter
  const asked = [contains, from, to, amountFrom, amountTo, dayFrom, dayTo, choice, several, on, user]
  if (asked.every((one) => one === undefined)) return false
  const words = contains === undefined ? [] : plain(contains).split(' ')
  const within = (low: Value | undefined, high: Value | undefined) =>
    (low === undefined || value >= low) && (high === undefined || value <= high)
  return (
    words.every((word) => plain(String(value)).includes(word)) &&
    within(from, to) &&
    within(amountFrom, amountTo) &&
    within(dayFrom, dayTo) &&
    (!choice || choice.includes(String(value))) &&
    (!several || several.some((one) => (value as string[]).includes(one))) &&
    (on === undefined || value === on) &&
    (user === undefined || value === user)
  )
}

const rowKey = (row: ListRow) => row.leadId ?? row.customerId

function expected(filters: FieldFilter[], owner: string | undefined) {
  const rows = filters.some(({ subject }) => subject === 'lead') ? leads : customers
  return rows
    .filter((row) => !owner || row.ownerId === owner)
    .filter((row) =>
      filters.every((one) =>
        fits(values.get(one.subject === 'customer' ? row.customerId : (row.leadId ?? ''))?.get(one.fieldId), one),
      ),
    )
}

const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })

/** Any question that can be asked of a field of this kind. */
function someFilter(field: CustomField): fc.Arbitrary<FieldFilter> {
  const { kind, subject, id: fieldId } = field
  const ids = choiceIds(field)
  const some = maybe(fc.subarray(ids, { minLength: Math.min(1, ids.length) }).map((list) => [...list].sort()))
  const amount = maybe(fc.integer({ min: 0, max: 70_000 }))
  const day = maybe(fc.integer({ min: 1, max: 8 }).map((month) => `2026-0${month}-15`))
  const asked: Partial<Record<FieldKind, Record<string, fc.Arbitrary<unknown>>>> = {
    text: { contains: maybe(fc.constantFrom('kase', 'STRASSE', 'acai käse', '%', 'alt', '1+1')) },
    number: { from: maybe(fc.constantFrom(-3.5, 0, 1.25)), to: maybe(fc.constantFrom(-0.5, 2.5)) },
    money: { amountFrom: amount, amountTo: amount },
    day: { dayFrom: day, dayTo: day },
    choice: { choice: some },
    choices: { choices: some },
    yesNo: { on: maybe(fc.boolean()) },
    user: { user: maybe(fc.constantFrom(joost.userId, ana.userId)) },
  }
  return fc
    .record({ ...(asked[kind] ?? {}), none: maybe(fc.constant(true)) })
    .map((one) => ({ subject, fieldId, ...one }) as FieldFilter)
    .map((one) => (Object.values(one).filter((value) => value !== undefined).length > 2 ? one : { ...one, none: true }))
}

const someFilters = () =>
  fc
    .subarray(fields, { minLength: 1, maxLength: 2 })
    .chain((some) => fc.tuple(...some.map(someFilter)))
    .map((some) => some.sort((a, b) => `${a.subject}${a.fieldId}`.localeCompare(`${b.subject}${b.fieldId}`)))

describe('an order by a custom field', () => {
  /** What stands before what, as a person would say it. */
  function placeOf(field: CustomField, value: Value): string | number {
    if (field.kind === 'choice') return choiceIds(field).indexOf(String(value))
    if (field.kind === 'user') return value === joost.userId ? 'joost' : 'ana'
    return typeof value === 'boolean' ? Number(value) : typeof value === 'string' ? value.toLowerCase() : Number(value)
  }
  const sorted = kinds.filter((kind) => kind !== 'choices')

  test.each(subjects.flatMap((subject) => sorted.map((kind) => [subject, kind] as const)))(
    'of a %s, a %s, goes by its values, both ways, and those without one stand last',
    async (subject, kind) => {
      const field = fieldOf(subject, kind)
      const sort = fieldSortOf(field) ?? 'name'
      for (const descending of [false, true]) {
        const rows = await allRows({ sort, descending })
        expect(rows.map(rowKey).sort()).toEqual(customers.map(rowKey).sort())
        const found = rows.map((row) =>
          values.get((subject === 'lead' ? row.leadId : row.customerId) ?? '')?.get(field.id),
        )
        const places = found.flatMap((value) => (value === undefined ? [] : [placeOf(field, value)]))
        expect(found.indexOf(undefined)).toBe(places.length)
        const inOrder = [...places].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
        expect(places).toEqual(descending ? inOrder.reverse() : inOrder)
      }
    },
  )

  test('stands in the URL, and a saved view keeps it; by what there is not, the list stands by name', () => {
    const { subject, id } = fieldOf('customer', 'money')
    const read = (sort: string) => listViewOf(queryIn(new URLSearchParams({ sort })))
    const url = listUrl({ ...everything, sort: fieldSortOf(fieldOf(subject, 'money')) ?? 'name', descending: true })
    expect(url).toBe(`/customers?sort=-cf.${id}.amount`)
    expect(listUrl(read(`-cf.${id}.amount`))).toBe(url)
    expect(canonicalQuery(`sort=-cf.${id}.amount`)).toBe(`sort=-cf.${id}.amount`)
    expect(fieldSortOf(fieldOf('customer', 'choices'))).toBeUndefined()
    for (const wrong of [`cf.${id}`, `cf.${id}.choiceIds`, `cf.${id}.amount.x`, 'cf.x.amount', `xf.${id}.amount`]) {
      expect(listUrl(read(wrong))).toBe('/customers')
    }
    expect(withoutLeads(read(`-cf.${id}.amount`))).toMatchObject({ sort: `cf.${id}.amount`, descending: true })
    expect(withoutLeads(read(`-lf.${id}.amount`))).toMatchObject({ sort: 'name', descending: false })
  })

  test('of another organization is one in which every row is without a value', async () => {
    const stranger = actorOf('stranger')
    const theirs = await groundFor(stranger, {}, timeZone)
    const view: ListView = { sort: fieldSortOf(fieldOf('customer', 'text')) ?? 'name', descending: false }
    const before = await listRows(stranger, everything, theirs)
    expect(before.rows).toHaveLength(2)
    const { rows } = await listRows(stranger, view, theirs)
    expect(rows.map(rowKey).sort()).toEqual(before.rows.map(rowKey).sort())
  })

  test('is the order of the export', async () => {
    const view: ListView = { sort: fieldSortOf(fieldOf('lead', 'user')) ?? 'name', descending: true }
    const exported: string[] = []
    for await (const rows of readAllRows(joost, view, ground)) exported.push(...rows.map(rowKey))
    expect(exported).toEqual((await allRows(view)).map(rowKey))
  })
})

describe('filters of custom fields', () => {
  test('let through the rows that fit, in any order, and their totals are a plain sum', async () => {
    const owners = maybe(fc.constantFrom(joost.userId, ana.userId))
    const sorts = fc.constantFrom('name', 'expected', 'changed', 'phase' as const)
    await fc.assert(
      fc.asyncProperty(someFilters(), owners, sorts, async (filters, owner, sort) => {
        const view: ListView = { fields: filters, owner, sort, descending: false }
        const wanted = expected(filters, owner)
        const found = await allRows(view)
        expect(found.map(rowKey).sort()).toEqual(wanted.map(rowKey).sort())
        const walked = await listRows(joost, view, ground, { few: 0, size: 500 })
        expect(walked.rows.map(rowKey)).toEqual(found.map(rowKey))
        const open = wanted.filter(({ state }) => state === 'open')
        const totals = await sumRows(joost, view, ground)
        expect(totals).toMatchObject({
          count: wanted.length,
          expected: open.reduce((sum, row) => sum + BigInt(row.expectedValue ?? 0), 0n),
          recurring: open.reduce((sum, row) => sum + BigInt(row.recurringValue ?? 0), 0n),
          withoutScore: open.filter(({ score }) => score === null).length,
        })
      }),
      { numRuns: 40 },
    )
  }, 120_000)

  test('stand in the URL and are read from it again, and a saved view keeps them', () => {
    fc.assert(
      fc.property(someFilters(), (filters) => {
        const url = rowsUrl({ fields: filters })
        const query = new URL(url, 'http://x').searchParams
        const read = listFilterOf(queryIn(query))
        expect(rowsUrl(read)).toBe(url)
        const stripped = (list: FieldFilter[] = []) =>
          list.map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)))
        expect(stripped(read.fields)).toEqual(stripped(filters))
        const saved = queryOfView({ ...everything, fields: filters })
        expect(canonicalQuery(saved)).toBe(saved)
        expect(
          canonicalQuery(
            [...query]
              .reverse()
              .map((pair) => new URLSearchParams([pair]))
              .join('&'),
          ),
        ).toBe(saved)
      }),
    )
  })

  test('what is no question about a field is not asked', () => {
    const { id } = fieldOf('customer', 'number')
    const query = `cf.${id}.from=abc&cf.x.to=1&xf.${id}.to=1&cf.${id}.choice=a.b&cf.${id}.dayTo=2026-02-30`
    expect(rowsUrl(listFilterOf(queryIn(new URLSearchParams(query))))).toBe('/customers')
  })

  test('of another organization find nothing', async () => {
    const filter: ListFilter = {
      fields: [{ subject: 'customer', fieldId: fieldOf('customer', 'text').id, contains: 'kase' }],
    }
    const stranger = actorOf('stranger')
    const theirs = await groundFor(stranger, filter, timeZone)
    expect((await listRows(stranger, { ...everything, ...filter }, theirs)).rows).toEqual([])
  })
})

test('a page asks for the values of its rows once for customers and once for leads, of the columns that are chosen', async () => {
  const chosen = [fieldOf('customer', 'text').id, fieldOf('lead', 'choice').id]
  await chooseColumns(joost, { columns: ['name', ...chosen], usual: false, next: null })
  const { answer, statements } = await statementsOf(() => loadList(joost, everything, timeZone))
  expect(answer.shownFields.map(({ id }) => id)).toEqual(chosen)
  const texts = statements.map(({ text }) => text)
  expect(texts.filter((text) => text.includes('customer_values'))).toHaveLength(1)
  expect(texts.filter((text) => text.includes('lead_values'))).toHaveLength(1)
  const [row] = answer.found.rows
  expect(answer.values.get(row?.customerId ?? '')).toEqual(values.get(row?.customerId ?? ''))
  const without = await loadList(joost, { ...everything, withoutLeads: true }, timeZone)
  expect(without.shownFields.map(({ id }) => id)).toEqual(chosen.slice(0, 1))
})

test('an export has a column for every field, with what stands in it', async () => {
  const brands = fieldOf('customer', 'choices')
  const filter: FieldFilter = { subject: 'customer', fieldId: brands.id, choices: choiceIds(brands).slice(2) }
  const ways = { format: 'own', language: 'de', organization: { currency: 'EUR' }, t: translator('de') } as const
  let text = ''
  for await (const piece of exportCsv(joost, { ...everything, fields: [filter] }, ground, ways)) text += piece
  const wanted = expected([filter], undefined)
  const [heads = '', ...lines] = text.trimEnd().split('\r\n')
  expect(lines).toHaveLength(wanted.length)
  for (const line of lines) expect(line).toContain('"Gold; Bronze; alloy"')
  for (const { name } of fields) expect(heads.split(';')).toContain(name)
  const dangerous = wanted.filter(
    ({ customerId }) => values.get(customerId)?.get(fieldOf('customer', 'text').id) === '=1+1',
  )
  expect(text.match(/'=1\+1/g)?.length ?? 0).toBeGreaterThanOrEqual(dangerous.length)
})
