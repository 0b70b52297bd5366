import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { dayIn } from '@/lib/clock'
import type { CustomField } from '@/lib/custom-fields/list-custom-fields'
import { type FieldKind, subjects } from '@/lib/custom-fields/vocabulary'
import type { FieldFilter } from '@/lib/customers/field-filters'
import { fieldSortOf, type SortedColumn, sortedColumns, sortedFieldIn } from '@/lib/customers/field-sorts'
import {
  becameFilters,
  columns,
  dueFilters,
  eventFilters,
  type ListView,
  type Sort,
  stateFilters,
} from '@/lib/customers/list-view'
import { closeLead } from '@/lib/leads/close-lead'
import type { Ground } from '@/lib/leads/ground'
import { type ListRow, listRows } from '@/lib/leads/list-rows'
import { readAllRows } from '@/lib/leads/read-all-rows'
import { recordPhase } from '@/lib/leads/record-phase'
import { actorOf } from '../../support/cast'
import { statementsOf } from '../../support/count-statements'
import { makeField } from '../../support/custom-fields'
import { choiceIds, putValue } from '../../support/field-values'
import { findAccountType, findLead, findPhase, findReason, makeCustomer, makeLead } from '../../support/make'

const joost = actorOf('joost')
const timeZone = 'Europe/Lisbon'
const today = dayIn(timeZone)
const ids = {} as Record<'LEAD' | 'PROSP' | 'CALL' | 'MEET' | 'WON' | 'LOST', string>
let ground: Ground
/** By columns, and by a field of every kind, of customers and of leads. */
const sorts: Sort[] = [...columns]
const someChoices: string[] = []

const dayFrom = (days: number) => new Date(Date.parse(`${today}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Rows of every kind, and many that are alike in what they are sorted by. */
beforeAll(async () => {
  for (const code of ['LEAD', 'PROSP'] as const) ids[code] = (await findAccountType(code)).id
  for (const code of ['CALL', 'MEET'] as const) ids[code] = (await findPhase(code)).id
  for (const code of ['WON', 'LOST'] as const) ids[code] = (await findReason(code)).id
  ground = {
    organizationId: joost.organizationId,
    timeZone,
    today,
    stalledBefore: [{ phaseId: ids.MEET, day: dayFrom(-30) }],
  }
  const ana = actorOf('ana')
  for (let at = 0; at < 150; at++) {
    const owner = at % 3 ? 'joost' : 'ana'
    if (at % 5 === 0) {
      await makeCustomer(owner, { name: `Customer ${at % 7}`, accountType: at % 2 ? 'LEAD' : 'PROSP' })
      continue
    }
    const lead = await makeLead(owner, { phase: at % 3 === 0 ? 'MEET' : 'CALL' })
    const values = { score: at % 2 ? (at % 4) * 10 + 1 : null, expectedValue: at % 4 ? (at % 9) * 1_000_01 : null }
    const more = { recurringValue: at % 6 ? at % 8 : null, note: null }
    const plan = { nextAction: null, nextActionOn: at % 3 ? dayFrom((at % 13) - 4) : null }
    await recordPhase(ana, { leadId: lead.id, version: lead.version, ...values, ...more, ...plan })
    if (at % 7 === 0) {
      const { version } = await findLead(lead.id)
      const closing = {
        nextAction: null,
        nextActionOn: null,
        comment: null,
        closingReason: at % 2 ? ids.WON : ids.LOST,
      }
      await closeLead(ana, { leadId: lead.id, version, ...values, ...more, ...closing })
    }
  }
  // What happened to a lead changed it: nothing is older than that.
  const later = sql`(date_trunc('day', now()) + interval '1 day')`
  const draw = sql`ascii(right(number, 1))`
  const of = sql`(select ${draw} from customers c where c.id = customer_id)`
  await database().execute(sql`update customers set updated_at = ${later} + ${draw} % 4 * interval '1 day',
    archived_at = case when ${draw} % 10 = 5 then now() end, city = case when ${draw} % 4 > 0 then 'City ' || ${draw} % 3 end,
    owner_id = case when ${draw} % 6 > 0 then owner_id end`)
  await database().execute(sql`update leads set updated_at = ${later} + ${of} % 3 * interval '1 day',
    owner_id = case when ${of} % 4 > 0 then owner_id end`)
  await database().execute(sql`update account_types set description = 'The same' where code in ('LEAD', 'PROSP')`)
  await database().execute(sql`update users set name = 'The same' where id in (${joost.userId}, ${ana.userId})`)
  for (const subject of subjects) {
    const rows = (await database().execute(sql.raw(`select id from ${subject}s order by random()`))) as unknown as {
      id: string
    }[]
    for (const [place, column] of sortedColumns.entries()) {
      const field = await makeField(kindOf[column], { subject })
      sorts.push(fieldSortOf(field) ?? 'name')
      someChoices.push(...choiceIds(field).slice(0, 2))
      for (const [at, { id }] of rows.entries()) {
        const values = valuesIn(field)[column]
        const value = values[(at + place) % (values.length * 2)]
        if (value !== undefined) await putValue(field, id, value)
      }
    }
  }
  // Two choices in one place.
  await database().execute(sql`update custom_field_choices set order_number = 20 where order_number = 10`)
  await database().execute(sql`analyze customers, leads, phase_records, customer_values, lead_values`)
}, 120_000)

const kindOf: Record<SortedColumn, FieldKind> = {
  ...{ text: 'longText', number: 'number', amount: 'money', day: 'day' },
  ...{ choiceId: 'choice', isOn: 'yesNo', userId: 'user' },
}

/** A few values of a field, so that many have the same one; half of the rows have none. */
const valuesIn = (field: CustomField): Record<SortedColumn, (string | number | boolean)[]> => ({
  text: ['Açaí', 'açaí', 'Zeta', `${'long '.repeat(30)}a`, `${'long '.repeat(30)}b`],
  number: [-3.5, 0, 10.25, 9],
  amount: [0, 5, 9_007_199_254_740_991],
  day: ['2026-01-15', '2026-02-15', '1999-12-31'],
  choiceId: choiceIds(field),
  isOn: [true, false],
  userId: [joost.userId, actorOf('ana').userId, actorOf('ines').userId],
})

/** What is asked of the values in a column; the choices are those of any field. */
const askedOf = (): Record<SortedColumn, Partial<FieldFilter>> => ({
  text: { contains: 'a' },
  number: { from: 0 },
  amount: { amountTo: 5 },
  day: { dayFrom: '2026-01-15' },
  choiceId: { choice: someChoices },
  isOn: { on: true },
  userId: { user: joost.userId },
})

/** A question about the field that rows are sorted by. */
function ownQuestion(sort: Sort, own: (typeof ownQuestions)[number]): FieldFilter[] | undefined {
  const field = sortedFieldIn(sort)
  if (!field || own === 'nothing') return undefined
  const { subject, fieldId, column } = field
  const none = own === 'asked' ? undefined : true
  return [{ subject, fieldId, none, ...(own === 'none' ? {} : askedOf()[column]) }]
}
const ownQuestions = ['nothing', 'nothing', 'asked', 'none', 'askedOrNone'] as const

const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined, freq: 1 })
const ticked = () => fc.option(fc.constant(true), { nil: undefined, freq: 6 })
const filter = fc.oneof(
  fc.record({ state: fc.constantFrom(...stateFilters), owner: optional(fc.constantFrom(joost.userId, 'nobody')) }),
  fc.record({ due: fc.constantFrom(...dueFilters), withoutScore: ticked(), scoreFrom: optional(fc.constant(11)) }),
  fc.record({ owner: fc.constantFrom(joost.userId, 'nobody'), withoutLeads: ticked(), archived: ticked() }),
  fc.record({ state: optional(fc.constantFrom(...stateFilters)), scoreTo: fc.constant(21), withoutValue: ticked() }),
  fc.constantFrom('phase', 'accountType', 'funnel', 'closingReason', 'q', 'stalled').map(
    (name) =>
      ({
        phase: { phase: ids.MEET },
        accountType: { accountType: ids.PROSP },
        funnel: { funnel: ids.LEAD },
        closingReason: { closingReason: ids.WON },
        q: { q: 'customer' },
        stalled: { stalled: true },
      })[name],
  ),
  fc
    .record({
      event: fc.constantFrom(...eventFilters),
      eventPhase: fc.constant(ids),
      became: optional(fc.constantFrom(...becameFilters)),
      from: optional(fc.constantFrom(dayFrom(-1), today, dayFrom(1))),
      to: optional(fc.constant(today)),
    })
    .map((view) => ({ ...view, eventPhase: ids.CALL })),
  fc.constant({}),
)

const keyOf = (row: Pick<ListRow, 'customerId' | 'leadId'>) => `${row.customerId} ${row.leadId}`

/** All rows of a view, page by page: downwards by `after` and then, from the last page, up again by `before`. */
async function throughPages(view: ListView, few: number) {
  const pages = [await listRows(joost, view, ground, { few })]
  for (let last = pages[0]; last?.after; ) {
    last = await listRows(joost, { ...view, after: last.after }, ground, { few })
    pages.push(last)
  }
  const back = pages.slice(-1)
  for (let first = back[0]; first?.before; ) {
    first = await listRows(joost, { ...view, before: first.before }, ground, { few })
    back.unshift(first)
  }
  const keysOf = (all: typeof pages) => all.flatMap(({ rows }) => rows.map(keyOf))
  return { forth: keysOf(pages), back: keysOf(back) }
}

async function allAtOnce(view: ListView) {
  const keys: string[] = []
  for await (const rows of readAllRows(joost, view, ground)) keys.push(...rows.map(keyOf))
  return keys
}

describe('the pages of a view', () => {
  test('are its rows in one order, forth and back, along the order and from the few of a filter', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ sort: fc.constantFrom(...sorts), descending: fc.boolean(), filter }),
        fc.constantFrom(...ownQuestions),
        fc.constantFrom(-1, 5000),
        async ({ filter, ...order }, own, few) => {
          const view = { ...filter, ...order, fields: ownQuestion(order.sort, own) } as ListView
          const all = await allAtOnce(view)
          expect(await throughPages(view, few)).toEqual({ forth: all, back: all })
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 50) },
    )
  }, 120_000)
})

const valueIndexes: Record<SortedColumn, string> = {
  ...{ text: 'text', number: 'number', amount: 'amount', day: 'day' },
  ...{ isOn: 'on', choiceId: 'choice', userId: 'user' },
}

const indexes: Record<(typeof columns)[number], string[]> = {
  number: ['customers_number_order_index'],
  name: ['customers_name_index'],
  city: ['customers_city_index'],
  accountType: ['customers_account_type_index'],
  phase: ['leads_phase_index'],
  score: ['phase_records_score_index'],
  expected: ['phase_records_expected_index'],
  recurring: ['phase_records_recurring_index'],
  weighted: ['phase_records_weighted_index'],
  owner: ['customers_owner_index'],
  nextAction: ['leads_next_action_index'],
  changed: ['customers_updated_index', 'leads_updated_index'],
  closingReason: ['leads_closing_reason_index'],
}

/** The plan of the first page of an order. */
async function planOfOrder(sort: Sort, descending: boolean) {
  const { statements } = await statementsOf(() => listRows(joost, { sort, descending }, ground))
  const page = statements.find(({ text }) => text.includes('offset 0'))
  return await planOf(page?.text ?? '', page?.values ?? [])
}

describe('an order', () => {
  test.each(columns.flatMap((sort) => [[sort, false] as const, [sort, true] as const]))(
    'by %s (downwards: %s) goes along its index instead of sorting its rows',
    async (sort, descending) => {
      const plan = await planOfOrder(sort, descending)
      for (const index of indexes[sort]) expect(plan).toContain(index)
      expect(sortedIn(plan)).toEqual([])
    },
  )

  test.each(subjects.flatMap((subject) => sortedColumns.map((column) => [subject, column] as const)))(
    'by a field of a %s, its values in %s, goes along the index of the values',
    async (subject, column) => {
      const sort = sorts.find((one) => one.endsWith(`.${column}`) && sortedFieldIn(one)?.subject === subject) ?? 'name'
      for (const descending of [false, true]) {
        const plan = await planOfOrder(sort, descending)
        expect(plan).toContain(`${subject}_values_${valueIndexes[column]}_index`)
        expect(sortedIn(plan)).toEqual([])
      }
    },
  )
})

type PlanNode = { 'Node Type': string; 'Relation Name'?: string; Plans?: PlanNode[] }
const rowsOf = new Set(['customers', 'leads', 'phase_records', 'customer_values', 'lead_values'])
const within = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(within)]
/** What reaches a node without being cut to a page on the way. */
const reaching = (node: PlanNode): PlanNode[] =>
  node['Node Type'] === 'Limit' ? [] : [node, ...(node.Plans ?? []).flatMap(reaching)]

/** The tables whose rows are sorted in a plan, more of them than a page; settings may be, which are few. */
function sortedIn(plan: string): string[] {
  const [
    {
      'QUERY PLAN': [{ Plan: root }],
    },
  ] = JSON.parse(plan)
  const sorts = within(root).filter((node) => node['Node Type'] === 'Sort')
  const names = sorts.flatMap((node) => reaching(node).map((one) => one['Relation Name'] ?? ''))
  return [...new Set(names)].filter((name) => rowsOf.has(name))
}

/** The plan where the tables are so large that nobody would read them whole: what the planner may not do then. */
async function planOf(text: string, values: unknown[]) {
  const { $client } = database() as unknown as { $client: import('postgres').Sql }
  return await $client.begin(async (tx) => {
    for (const name of ['enable_seqscan', 'enable_bitmapscan', 'enable_sort'])
      await tx.unsafe(`set local ${name} = off`)
    const rows = await tx.unsafe(`explain (format json) ${text}`, values as never[])
    return JSON.stringify(rows)
  })
}
