import { sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { zeroId } from '../changes/totals/kept'
import type { ListFilter, MovedFilter } from '../customers/list-view'
import type { Ground } from '../leads/ground'
import { movesSince } from '../leads/moved'
import { startOf } from '../leads/rows-of-view'
import type { Actor } from '../permissions/actor'
import type { Count } from './figure'
import type { Scope } from './scope'

/** Leads of one term, what they add to or take from the open ones, and the filter of exactly those leads. */
export type Move = Count & { expected: bigint; recurring: bigint }

/** What moved in one account type: open then and all terms together are open now, to the cent. */
export type Moved = { funnelId: string; now: Move; terms: Map<MovedFilter, Move> }

/**
 * How the open leads at the beginning of a day became those of now, by account type. Whose they are is asked now: of
 * leads that changed hands, all that moved counts for who has them today.
 */
export async function countMoved(
  actor: Actor,
  { owner, funnel, since }: Pick<Scope, 'owner' | 'funnel' | 'since'>,
  ground: Ground,
): Promise<Moved[]> {
  const { organizationId } = actor
  const rows = (await database().execute(sql`
    select m.funnel_id as "funnelId", m.term, count(*)::int as count, sum(m.expected)::text as expected,
      sum(m.recurring)::text as recurring
    from ${movesSince(organizationId, startOf(since, ground.timeZone))} m
    ${
      owner
        ? sql`join leads l on l.organization_id = ${organizationId} and l.id = m.lead_id
          join customers c on c.organization_id = l.organization_id and c.id = l.customer_id
          where coalesce(l.owner_id, c.owner_id, ${zeroId}) = ${owner === 'nobody' ? zeroId : owner}`
        : sql`where true`
    } ${funnel ? sql`and m.funnel_id = ${funnel}` : sql``}
    group by 1, 2`)) as unknown as {
    funnelId: string
    term: MovedFilter | 'now'
    count: number
    expected: string
    recurring: string
  }[]
  const move = (row: (typeof rows)[number] | undefined, filter: ListFilter): Move => ({
    count: row?.count ?? 0,
    expected: BigInt(row?.expected ?? 0),
    recurring: BigInt(row?.recurring ?? 0),
    filter,
  })
  return [...new Set(rows.map((row) => row.funnelId))].map((funnelId) => {
    const own = rows.filter((row) => row.funnelId === funnelId)
    const terms = own.flatMap((row): [MovedFilter, Move][] =>
      row.term === 'now'
        ? []
        : [[row.term, move(row, { owner, funnel: funnelId, event: 'moved', moved: row.term, from: since })]],
    )
    const now = own.find(({ term }) => term === 'now')
    return { funnelId, now: move(now, { owner, funnel: funnelId, state: 'open' }), terms: new Map(terms) }
  })
}
