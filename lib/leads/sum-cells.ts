import { type SQL, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import type { ListFilter } from '../customers/list-view'
import type { Actor } from '../permissions/actor'
import { type Rows, shownLeads } from './rows-of-view'
import { isAsked } from './whose'

/** The filters that the maintained totals know. */
const known: (keyof ListFilter)[] = [
  ...(['accountType', 'funnel', 'phase', 'owner', 'team', 'state', 'closingReason', 'archived'] as const),
]

/** Whether a view is filtered by nothing else, so that its totals need not read its rows. */
export const isInCells = (view: Rows): boolean => asksOnly(view, known)

/** Whether a view is about leads and filtered by nothing but these. */
export const asksOnly = (view: Rows, names: (keyof ListFilter)[]): boolean =>
  !view.withoutLeads &&
  Object.entries(view).every(
    ([name, value]) =>
      value === undefined ||
      value === false ||
      names.includes(name as keyof ListFilter) ||
      ['sort', 'descending', 'after', 'before', 'savedView'].includes(name),
  )

/** Whether totals are of all the leads that a view shows; else they are of the open ones among its rows. */
export const sumsClosed = (view: Rows): boolean => view.event !== undefined || shownLeads(view) === 'closed'

/** The totals of a view that `isInCells`, from what every change keeps: see db/schema/row-totals.ts. */
export async function sumCells({ organizationId }: Actor, view: Rows) {
  const shown = shownLeads(view)
  const { accountType, funnel, phase, state, closingReason, archived = false } = view
  const parts: SQL[] = [sql`organization_id = ${organizationId}`, sql`archived = ${archived}`]
  if (shown === 'current') parts.push(sql`shown`)
  else if (shown === 'closed') parts.push(sql`state in ('won', 'lost', 'other')`)
  else if (shown === 'any') parts.push(sql`state <> 'none'`)
  else parts.push(sql`state = ${shown}`)
  if (accountType) parts.push(sql`account_type_id = ${accountType}`)
  if (funnel) parts.push(sql`funnel_id = ${funnel}`)
  if (phase) parts.push(sql`lead_phase_id = ${phase} and state = 'open'`)
  const asked = isAsked(organizationId, sql`owner_id`, view)
  if (asked) parts.push(asked)
  if (state === 'won' || state === 'lost' || state === 'other') parts.push(sql`state = ${state}`)
  if (closingReason) parts.push(sql`closing_reason_id = ${closingReason}`)
  const open = (column: SQL) => sql`coalesce(sum(${column}) filter (where state = 'open'), 0)`
  const valued = (column: SQL) => (sumsClosed(view) ? sql`coalesce(sum(${column}), 0)` : open(column))
  const [row] = (await database().execute(sql`
    select coalesce(sum(count), 0)::int as count, ${valued(sql`expected`)}::text as expected,
      ${valued(sql`recurring`)}::text as recurring, round(${open(sql`weighted`)} / 100.0)::text as weighted,
      ${open(sql`without_score`)}::int as "withoutScore"
    from row_totals where ${sql.join(parts, sql` and `)}`)) as unknown as SummedRow[]
  return row
}

export type SummedRow = { count: number; expected: string; recurring: string; weighted: string; withoutScore: number }
