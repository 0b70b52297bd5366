import { type SQL, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import type { ListView } from '../customers/list-view'
import type { Actor } from '../permissions/actor'
import { fewFor, narrowestOf, sortFew, summedAtMost } from './few-rows'
import { narrowedByFields } from './field-values'
import type { Ground } from './ground'
import { allOneWay, readCursor, type Stretch, stretchesOf, stretchOf, writeCursor } from './list-cursor'
import { sortKeyOf } from './list-sorts'
import { ofLead, ofRow, type Rows, rowsOfView } from './rows-of-view'
import { isInCells, type SummedRow, sumCells, sumsClosed } from './sum-cells'
import { eventsIn, sumEvents } from './sum-events'
import { isByValues, sumValues } from './sum-values'
import { type Walk, walkRows } from './walk-rows'

export const pageSize = 50

export type ListRow = {
  customerId: string
  number: string
  name: string
  city: string | null
  accountType: string
  /** Of the lead, else of the customer. */
  ownerId: string | null
  ownerName: string | null
  changedAt: Date
  archived: boolean
  leadId: string | null
  version: number | null
  title: string | null
  state: 'open' | 'closed' | null
  phaseId: string | null
  phase: string | null
  enteredAt: Date | null
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
  u.id as "ownerId", u.name as "ownerName", greatest(c.updated_at, l.updated_at) as "changedAt", c.archived_at is not null as archived,
  l.id as "leadId", l.version, l.title, l.state, l.lead_phase_id as "phaseId", p.description as phase, r.entered_at as "enteredAt",
  l.account_type_id as "leadAccountTypeId",
  r.score, r.expected_value as "expectedValue", r.recurring_value as "recurringValue",
  l.next_action as "nextAction", l.next_action_on::text as "nextActionOn", y.description as reason, y.outcome`

type Keyed = ListRow & { key: string | null; group: string | null }

/**
 * One page of customers and leads. Without a state every customer shows its open leads, else the lead closed last,
 * else itself; with one, exactly the leads in that state. Values are those of a lead's current record. Rows without
 * the value sorted by stand last in both directions, and are only asked for once the others are through. They are
 * found along the order, or among the `few` that a filter leaves: which of the two is a question of speed alone.
 */
export async function listRows(
  actor: Actor,
  view: ListView & Rows,
  ground: Ground,
  { few, size = pageSize }: { few?: number; size?: number } = {},
) {
  const cursor = readCursor(view.after ?? view.before, view.sort)
  const back = Boolean(view.before && !view.after && cursor)
  const down = view.descending !== back
  const narrow = await narrowestOf(actor, view, ground, few === undefined ? fewFor(view, size + 1) : { most: few })
  const rows: Keyed[] = []
  for (const stretch of stretchesOf(view, back, cursor)) {
    if (rows.length > size) break
    const from = cursor && stretchOf(cursor) === stretch ? cursor : undefined
    const walk = { actor, view, ground, down, limit: size + 1 - rows.length, cursor: from }
    const page = narrow ? sortFew(walk, stretch, narrow) : walkRows(walk, stretch)
    rows.push(...((await database().execute(shownOf(walk, stretch, page))) as unknown as Keyed[]))
  }
  const more = rows.length > size
  const shown = rows.slice(0, size).map(numbered)
  if (back) shown.reverse()
  const [first, last] = [shown[0], shown.at(-1)]
  return {
    rows: shown as ListRow[],
    after: last && (back || more) ? writeCursor(last) : undefined,
    before: first && (back ? more : Boolean(cursor)) ? writeCursor(first) : undefined,
  }
}

/** The rows of a page by their ids, and what is shown of them. */
function shownOf({ actor, view, down }: Walk, stretch: Stretch, page: SQL): SQL {
  const { text, groups, joined } = sortKeyOf(view.sort)
  const none = sql`null::text`
  const [key, group] = stretch === 'with' ? [text, groups ? groups.of : none] : [none, none]
  return sql`
    select ${rowColumns}, ${key} as key, ${group} as "group"
    from (${page}) as page
    join customers c on c.organization_id = ${actor.organizationId} and c.id = page.customer_id
    left join leads l on l.organization_id = ${actor.organizationId} and l.id = page.lead_id
    ${ofLead} ${ofRow} ${joined}
    order by ${allOneWay([sql`page.value`, sql`page."group"`, sql`page.first`, sql`page.second`], down)}`
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
      : isByValues(view)
        ? await sumValues(actor, view)
        : await sumOver(actor, view, ground)
  return totalsOf(row)
}

const totalsOf = (row: SummedRow | undefined): ListTotals => ({
  count: row?.count ?? 0,
  expected: BigInt(row?.expected ?? 0),
  recurring: BigInt(row?.recurring ?? 0),
  weighted: BigInt(row?.weighted ?? 0),
  withoutScore: row?.withoutScore ?? 0,
})

/** The same from the rows themselves, where they are few from those alone. */
export async function sumOver(actor: Actor, view: Rows, ground: Ground): Promise<SummedRow | undefined> {
  const few = await narrowestOf(actor, view, ground, { most: summedAtMost })
  const { view: asked, customers } = few ? { view, customers: few.customers } : narrowedByFields(actor, view)
  const rows = rowsOfView(actor, asked, ground, { customers })
  const [row] = (await database().execute(sql`
    select ${sumsOf(view)} ${rows} ${few?.of ? sql`and ${few.of}` : sql``}`)) as unknown as SummedRow[]
  return row
}

/**
 * The same of the open leads of each of these phases of one funnel: from what is kept where that tells, else in one
 * statement, because the rows are then read once instead of once for each phase.
 */
export async function sumByPhase(actor: Actor, view: Rows & { funnel: string }, phases: string[], ground: Ground) {
  const kept = isInCells(view) || eventsIn(actor, view, ground)
  const sums = kept
    ? await Promise.all(phases.map(async (phase) => [phase, await sumRows(actor, { ...view, phase }, ground)] as const))
    : (await sumOpenByPhase(actor, view, ground)).map((row) => [row.phaseId, totalsOf(row)] as const)
  const found = new Map(sums)
  return (phaseId: string) => found.get(phaseId) ?? totalsOf(undefined)
}

const sumOpenByPhase = async (actor: Actor, view: Rows, ground: Ground) =>
  (await database().execute(sql`
    select l.lead_phase_id as "phaseId", ${sumsOf({ ...view, state: 'open' })}
    ${rowsOfView(actor, { ...view, state: 'open' }, ground)}
    group by 1`)) as unknown as (SummedRow & { phaseId: string })[]

function sumsOf(view: Rows): SQL {
  const valued = sumsClosed(view) ? sql`true` : sql`l.state = 'open'`
  return sql`count(*)::int as count,
    coalesce(sum(r.expected_value) filter (where ${valued}), 0)::text as expected,
    coalesce(sum(r.recurring_value) filter (where ${valued}), 0)::text as recurring,
    coalesce(round(sum(r.expected_value * r.score) filter (where l.state = 'open') / 100.0), 0)::text as weighted,
    (count(*) filter (where l.state = 'open' and r.score is null))::int as "withoutScore"`
}

/** postgres.js leaves 64-bit integers as text in free queries. */
export const numbered = <T extends ListRow>(row: T): T => ({
  ...row,
  changedAt: new Date(row.changedAt),
  enteredAt: row.enteredAt === null ? null : new Date(row.enteredAt),
  expectedValue: row.expectedValue === null ? null : Number(row.expectedValue),
  recurringValue: row.recurringValue === null ? null : Number(row.recurringValue),
})
