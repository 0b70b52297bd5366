import { listFilterOf, queryIn, rowsUrl } from '@/lib/customers/list-view'
import { groundFor } from '@/lib/leads/ground'
import { type ListRow, listRows, sumOver } from '@/lib/leads/list-rows'
import type { Figure } from '@/lib/overview/figure'
import { findOverview } from '@/lib/overview/find-overview'
import type { Scope } from '@/lib/overview/scope'
import type { Actor } from '@/lib/permissions/actor'
import { figuresIn } from './figures'

/** All figures of a scope, those of each of these phases included, each with the path to it. */
export async function allFigures(actor: Actor, scope: Scope, timeZone: string, phaseIds: string[]) {
  const { turnover, conversions, ...rest } = await findOverview(actor, scope, timeZone)
  return [
    ...figuresIn(rest),
    ...phaseIds.flatMap((id) => figuresIn({ turnover: turnover(id), conversion: conversions(id) }, id)),
  ]
}

/** The link of a figure, followed: the URL read again, and the filter that the list makes of it. */
function filterOf({ filter }: Figure) {
  const url = new URL(rowsUrl(filter), 'http://x')
  return listFilterOf(queryIn(url.searchParams))
}

/** The sums over the very rows of the list behind a figure: what is kept is proved by them. */
export async function totalsBehind(actor: Actor, figure: Figure, timeZone: string) {
  const read = filterOf(figure)
  const sums = await sumOver(actor, read, await groundFor(actor, read, timeZone))
  if (!sums) throw new Error('a sum without a row')
  const { count, expected, recurring, weighted } = sums
  return { count, expected: BigInt(expected), recurring: BigInt(recurring), weighted: BigInt(weighted) }
}

/** The rows of the list behind a figure, page by page, added up one by one: each lead with what its row shows. */
export async function rowsBehind(actor: Actor, figure: Figure, timeZone: string) {
  const read = filterOf(figure)
  const ground = await groundFor(actor, read, timeZone)
  const rows: ListRow[] = []
  let after: string | undefined
  do {
    const page = await listRows(actor, { ...read, sort: 'name', descending: false, after }, ground)
    rows.push(...page.rows)
    after = page.after
  } while (after)
  const sum = (of: (row: ListRow) => number | null) => rows.reduce((total, row) => total + BigInt(of(row) ?? 0), 0n)
  return {
    count: rows.length,
    leads: new Set(rows.map(({ leadId }) => leadId)).size,
    expected: sum((row) => row.expectedValue),
    recurring: sum((row) => row.recurringValue),
    hundredfold: sum((row) => (row.state === 'open' ? (row.expectedValue ?? 0) * (row.score ?? 0) : 0)),
  }
}
