import { type SQL, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { differences, type RecordedTable, type Write } from './write'

/** What of a row decides where it is counted, and with how much. */
const counted: Partial<Record<RecordedTable, string[]>> = {
  customers: ['accountTypeId', 'ownerId', 'archivedAt'],
  leads: ['state', 'accountTypeId', 'leadPhaseId', 'ownerId', 'closingReasonId', 'closedAt', 'currentOrdinal'],
  phaseRecords: ['score', 'expectedValue', 'recurringValue'],
}

function isCounted({ table, before, after }: Write): boolean {
  const columns = counted[table]
  if (!columns) return false
  return !before || !after || Object.keys(differences(before, after)).some((name) => columns.includes(name))
}

/**
 * Does work that writes rows of these customers, and keeps the totals of the list by what their rows were before and
 * are after it. The customers are locked: which of a customer's leads stands in the list is a question about all.
 */
export async function keepingTotals<T>(
  tx: Transaction,
  organizationId: string,
  customerIds: (string | null | undefined)[],
  writes: Write[],
  work: () => Promise<T>,
): Promise<T> {
  const ids = [...new Set(customerIds.filter((id) => typeof id === 'string'))].sort()
  if (ids.length === 0 || !writes.some(isCounted)) return work()
  await tx.execute(sql`select id from customers where organization_id = ${organizationId} and id in ${ids}
    order by id for no key update`)
  const before = await cellsOf(tx, organizationId, sql`and c.id in ${ids}`)
  const done = await work()
  const after = await cellsOf(tx, organizationId, sql`and c.id in ${ids}`)
  await add(tx, organizationId, difference(before, after))
  return done
}

const names = [
  'accountTypeId',
  'archived',
  'funnelId',
  'leadPhaseId',
  'state',
  'closingReasonId',
  'ownerId',
  'shown',
] as const
const sums = ['count', 'expected', 'recurring', 'weighted', 'withoutScore', 'withoutValue'] as const
/** Rows that are alike, and their sums as text: they may be larger than what a number of JavaScript holds. */
export type Cell = Record<(typeof names)[number], string | boolean> & Record<(typeof sums)[number], string>

const zero = sql`'00000000-0000-0000-0000-000000000000'::uuid`

/** The cells as the tables make them, of all customers of an organization or of some. */
export async function cellsOf(db: Reader, organizationId: string, which: SQL = sql``): Promise<Cell[]> {
  const others = sql`select from leads x where x.organization_id = c.organization_id and x.customer_id = c.id`
  return (await db.execute(sql`
    select "accountTypeId", archived, "funnelId", "leadPhaseId", state, "closingReasonId", "ownerId", shown,
      count(*)::text as count, coalesce(sum(expected), 0)::text as expected,
      coalesce(sum(recurring), 0)::text as recurring, coalesce(sum(expected * score), 0)::text as weighted,
      (count(*) filter (where "isLead" and score is null))::text as "withoutScore",
      (count(*) filter (where "isLead" and expected is null))::text as "withoutValue"
    from (
      select c.account_type_id as "accountTypeId", c.archived_at is not null as archived,
        coalesce(l.account_type_id, ${zero}) as "funnelId", coalesce(l.lead_phase_id, ${zero}) as "leadPhaseId",
        case when l.id is null then 'none' when l.state = 'open' then 'open' else y.outcome end as state,
        coalesce(l.closing_reason_id, ${zero}) as "closingReasonId",
        coalesce(l.owner_id, c.owner_id, ${zero}) as "ownerId",
        l.id is null or l.state = 'open' or (not exists (${others} and x.state = 'open')
          and not exists (${others} and x.state = 'closed' and (x.closed_at, x.id) > (l.closed_at, l.id))) as shown,
        l.id is not null as "isLead", r.score,
        r.expected_value::numeric as expected, r.recurring_value::numeric as recurring
      from customers c
      left join leads l on l.organization_id = c.organization_id and l.customer_id = c.id
      left join phase_records r on r.organization_id = l.organization_id and r.lead_id = l.id
        and r.ordinal = l.current_ordinal
      left join closing_reasons y on y.organization_id = l.organization_id and y.id = l.closing_reason_id
      where c.organization_id = ${organizationId} ${which}
    ) as rows
    group by 1, 2, 3, 4, 5, 6, 7, 8`)) as unknown as Cell[]
}

export const keyOf = (cell: Cell) => names.map((name) => String(cell[name])).join(' ')

/** What the one has more than the other, cell by cell; what is the same in both is left out. */
export function difference(before: Cell[], after: Cell[]): Cell[] {
  const cells = new Map(after.map((cell) => [keyOf(cell), { ...cell }]))
  for (const cell of before) {
    const key = keyOf(cell)
    const found = cells.get(key)
    const less = (name: (typeof sums)[number]) => String(BigInt(found?.[name] ?? 0) - BigInt(cell[name]))
    cells.set(key, {
      ...cell,
      ...(Object.fromEntries(sums.map((name) => [name, less(name)])) as Pick<Cell, (typeof sums)[number]>),
    })
  }
  return [...cells.values()].filter((cell) => sums.some((name) => BigInt(cell[name]) !== 0n))
}

/** In one order, so that two who keep the same cells at once wait for each other one way round. */
async function add(tx: Transaction, organizationId: string, cells: Cell[]) {
  const ordered = [...cells].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  for (let at = 0; at < ordered.length; at += 500) {
    const values = ordered.slice(at, at + 500).map(
      (
        cell,
      ) => sql`(${organizationId}::uuid, ${cell.accountTypeId}::uuid, ${cell.archived}::boolean, ${cell.funnelId}::uuid,
        ${cell.leadPhaseId}::uuid, ${cell.state}, ${cell.closingReasonId}::uuid, ${cell.ownerId}::uuid, ${cell.shown}::boolean,
        ${cell.count}::bigint, ${cell.expected}::numeric, ${cell.recurring}::numeric, ${cell.weighted}::numeric,
        ${cell.withoutScore}::bigint, ${cell.withoutValue}::bigint)`,
    )
    await tx.execute(sql`
      insert into row_totals as t (organization_id, account_type_id, archived, funnel_id, lead_phase_id, state,
        closing_reason_id, owner_id, shown, count, expected, recurring, weighted, without_score, without_value)
      values ${sql.join(values, sql`, `)}
      on conflict on constraint row_totals_key do update set count = t.count + excluded.count,
        expected = t.expected + excluded.expected, recurring = t.recurring + excluded.recurring,
        weighted = t.weighted + excluded.weighted, without_score = t.without_score + excluded.without_score,
        without_value = t.without_value + excluded.without_value`)
  }
}

/** Counts an organization anew, for rows that no gate wrote. */
export async function recount(tx: Transaction, organizationId: string) {
  await tx.execute(sql`delete from row_totals where organization_id = ${organizationId}`)
  await add(tx, organizationId, await cellsOf(tx, organizationId))
}
