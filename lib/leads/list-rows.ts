import { sql } from 'drizzle-orm'
import { database } from '@/db/client'
import type { ListView } from '../customers/list-view'
import type { Actor } from '../permissions/actor'
import type { Ground } from './ground'
import { beyond, inOrderOf, readCursor, stretchesOf, within, writeCursor } from './list-cursor'
import { sortKeys } from './list-sorts'
import { type Rows, rowsOfView } from './rows-of-view'

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
    const parts = [within(stretch, view.sort), from && beyond(from, view.sort, down)].filter(
      (part) => part !== undefined,
    )
    const key = stretch === 'with' ? sortKeys[view.sort].text : sql`null::text`
    rows.push(
      ...((await database().execute(sql`
        select ${rowColumns}, ${key} as key
        ${rowsOfView(actor, view, ground)} ${sql.join(parts.map((part) => sql` and ${part}`))}
        order by ${inOrderOf(stretch, view.sort, down)}
        limit ${pageSize + 1 - rows.length}`)) as unknown as Keyed[]),
    )
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

/** Sums over everything the filters let through; values of open leads only. Money in minor units. */
export async function sumRows(actor: Actor, view: Rows, ground: Ground): Promise<ListTotals> {
  const [row] = (await database().execute(sql`
    select count(*)::int as count,
      coalesce(sum(r.expected_value) filter (where l.state = 'open'), 0)::text as expected,
      coalesce(sum(r.recurring_value) filter (where l.state = 'open'), 0)::text as recurring,
      coalesce(round(sum(r.expected_value * r.score) filter (where l.state = 'open') / 100.0), 0)::text as weighted,
      (count(*) filter (where l.state = 'open' and r.score is null))::int as "withoutScore"
    ${rowsOfView(actor, view, ground)}`)) as unknown as {
    count: number
    expected: string
    recurring: string
    weighted: string
    withoutScore: number
  }[]
  return {
    count: row?.count ?? 0,
    expected: BigInt(row?.expected ?? 0),
    recurring: BigInt(row?.recurring ?? 0),
    weighted: BigInt(row?.weighted ?? 0),
    withoutScore: row?.withoutScore ?? 0,
  }
}

/** postgres.js leaves 64-bit integers as text in free queries. */
export const numbered = <T extends ListRow>(row: T): T => ({
  ...row,
  changedAt: new Date(row.changedAt),
  expectedValue: row.expectedValue === null ? null : Number(row.expectedValue),
  recurringValue: row.recurringValue === null ? null : Number(row.recurringValue),
})
