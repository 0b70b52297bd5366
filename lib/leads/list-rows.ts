import { type SQL, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import type { ListView, Sort } from '../customers/list-view'
import type { Actor } from '../permissions/actor'
import type { Ground } from './ground'
import {
  beyond,
  type Cursor,
  inOrderOf,
  readCursor,
  type Stretch,
  stretchesOf,
  within,
  writeCursor,
} from './list-cursor'
import { sortKeys } from './list-sorts'
import { type Rows, rowsOfView } from './rows-of-view'
import { isInCells, type SummedRow, sumCells, sumsClosed } from './sum-cells'
import { eventsIn, sumEvents } from './sum-events'

export const pageSize = 50

export type ListRow = {
  customerId: string
  number: string
  name: string
  city: string | null
  accountType: string
  ownerName: string | null
  changedAt: Date
  archived: boolean
  leadId: string | null
  title: string | null
  state: 'open' | 'closed' | null
  phaseId: string | null
  phase: string | null
  leadAccountTypeId: string | null
  score: number | null
  expectedValue: number | null
  recurringValue: number | null
  nextAction: string | null
  nextActionOn: string | null
  reason: string | null
  outcome: 'won' | 'lost' | 'other' | null
}

/** `withoutScore`: how many of the open leads have none, so that nothing of them is in `weighted`. */
export type ListTotals = { count: number; expected: bigint; recurring: bigint; weighted: bigint; withoutScore: number }

/** What is read of a row, of the tables that `rowsOfView` names. */
export const rowColumns = sql`c.id as "customerId", c.number, c.name, c.city, t.description as "accountType",
  u.name as "ownerName", greatest(c.updated_at, l.updated_at) as "changedAt", c.archived_at is not null as archived,
  l.id as "leadId", l.title, l.state, l.lead_phase_id as "phaseId", p.description as phase,
  l.account_type_id as "leadAccountTypeId",
  r.score, r.expected_value as "expectedValue", r.recurring_value as "recurringValue",
  l.next_action as "nextAction", l.next_action_on::text as "nextActionOn", y.description as reason, y.outcome`

type Keyed = ListRow & { key: string | null }

/**
 * One page of customers and leads. Without a state every customer shows its open leads, else the lead closed last,
 * else itself; with one, exactly the leads in that state. Values are those of a lead's current record. Rows without
 * the value sorted by stand last in both directions, and are only asked for once the others are through.
 */
export async function listRows(actor: Actor, view: ListView & Rows, ground: Ground) {
  const cursor = readCursor(view.after ?? view.before, view.sort)
  const back = Boolean(view.before && !view.after && cursor)
  const down = view.descending !== back
  const rows: Keyed[] = []
  for (const [at, stretch] of stretchesOf(view.sort, back, cursor).entries()) {
    if (rows.length > pageSize) break
    const from = at === 0 ? cursor : undefined
    const limit = pageSize + 1 - rows.length
    const statement =
      view.sort === 'changed' && down
        ? latestFirst(rowsOfView(actor, view, ground), from, limit)
        : inOneOrder(rowsOfView(actor, view, ground), stretch, view.sort, down, from, limit)
    rows.push(...((await database().execute(statement)) as unknown as Keyed[]))
  }
  const more = rows.length > pageSize
  const shown = rows.slice(0, pageSize).map(numbered)
  if (back) shown.reverse()
  const [first, last] = [shown[0], shown.at(-1)]
  return {
    rows: shown as ListRow[],
    after: last && (back || more) ? writeCursor(last) : undefined,
    before: first && (back ? more : Boolean(cursor)) ? writeCursor(first) : undefined,
  }
}

function inOneOrder(from: SQL, stretch: Stretch, sort: Sort, down: boolean, cursor: Cursor | undefined, limit: number) {
  const parts = [within(stretch, sort), cursor && beyond(cursor, sort, down)].filter((part) => part !== undefined)
  return sql`
    select ${rowColumns}, ${stretch === 'with' ? sortKeys[sort].text : sql`null::text`} as key
    ${from} ${sql.join(parts.map((part) => sql` and ${part}`))}
    order by ${inOrderOf(stretch, sort, down)}
    limit ${limit}`
}

/**
 * By the later of two instants, for which there is no index: the first rows by the one and the first by the other hold
 * the first by the later of them, and each of both has an index.
 */
function latestFirst(from: SQL, cursor: Cursor | undefined, limit: number): SQL {
  const first = (instant: SQL) => sql`(
    select ${rowColumns}, ${sortKeys.changed.text} as key
    ${from} and ${instant} is not null
      ${cursor ? sql`and ${instant} <= ${cursor.key}::timestamptz and ${beyond(cursor, 'changed', true)}` : sql``}
    order by ${instant} desc, ${inOrderOf('without', 'changed', true)}
    limit ${limit})`
  return sql`
    select * from (${first(sql`c.updated_at`)} union ${first(sql`l.updated_at`)}) as latest
    order by key desc, "customerId" desc, coalesce("leadId", '00000000-0000-0000-0000-000000000000'::uuid) desc
    limit ${limit}`
}

/**
 * Sums over everything the filters let through, money in minor units: the values of open leads, and where a view is
 * about closed leads alone or about what happened to leads, the last ones of closed leads too.
 */
export async function sumRows(actor: Actor, view: Rows, ground: Ground): Promise<ListTotals> {
  const events = eventsIn(actor, view, ground)
  const row = isInCells(view)
    ? await sumCells(actor, view)
    : events
      ? await sumEvents(events)
      : await sumOver(actor, view, ground)
  return {
    count: row?.count ?? 0,
    expected: BigInt(row?.expected ?? 0),
    recurring: BigInt(row?.recurring ?? 0),
    weighted: BigInt(row?.weighted ?? 0),
    withoutScore: row?.withoutScore ?? 0,
  }
}

/** The same from the rows themselves. */
export async function sumOver(actor: Actor, view: Rows, ground: Ground): Promise<SummedRow | undefined> {
  const valued = sumsClosed(view) ? sql`true` : sql`l.state = 'open'`
  const [row] = (await database().execute(sql`
    select count(*)::int as count,
      coalesce(sum(r.expected_value) filter (where ${valued}), 0)::text as expected,
      coalesce(sum(r.recurring_value) filter (where ${valued}), 0)::text as recurring,
      coalesce(round(sum(r.expected_value * r.score) filter (where l.state = 'open') / 100.0), 0)::text as weighted,
      (count(*) filter (where l.state = 'open' and r.score is null))::int as "withoutScore"
    ${rowsOfView(actor, view, ground)}`)) as unknown as SummedRow[]
  return row
}

/** postgres.js leaves 64-bit integers as text in free queries. */
export const numbered = <T extends ListRow>(row: T): T => ({
  ...row,
  changedAt: new Date(row.changedAt),
  expectedValue: row.expectedValue === null ? null : Number(row.expectedValue),
  recurringValue: row.recurringValue === null ? null : Number(row.recurringValue),
})
