import { type SQL, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { zeroId } from '../changes/totals/kept'
import { type ListFilter, type MovedFilter, movedFilters } from '../customers/list-view'
import type { Ground } from '../leads/ground'
import { movesSince } from '../leads/moved'
import { startOf } from '../leads/rows-of-view'
import { isAsked, type Whose } from '../leads/whose'
import type { Actor } from '../permissions/actor'
import type { Count } from './figure'
import type { Scope } from './scope'

/** Leads of one term, what they add to or take from the open ones, and the filter of exactly those leads. */
export type Move = Count & { expected: bigint; recurring: bigint }

/** What moved in one account type: open then and all terms together are open now, to the cent. */
export type Moved = { funnelId: string; now: Move; terms: Map<MovedFilter, Move> }

/**
 * How the open leads at the beginning of a day became those of now, by account type. Whose they are is asked now: of
 * leads that changed hands, all that moved counts for who has them today. Only leads that were touched since are looked
 * at; those that stand as they stood are the open ones of the kept totals without them.
 */
export async function countMoved(
  actor: Actor,
  { owner, team, funnel, since }: Pick<Scope, 'owner' | 'team' | 'funnel' | 'since'>,
  ground: Ground,
): Promise<Moved[]> {
  const whose = { owner, team }
  const [open, touched] = await Promise.all([
    openNow(actor, { ...whose, funnel }),
    touchedByTerm(actor, { ...whose, funnel }, movesSince(actor.organizationId, startOf(since, ground.timeZone))),
  ])
  return [...new Set([...open, ...touched].map((row) => row.funnelId))].map((funnelId) => {
    const now = addUp(open.filter((row) => row.funnelId === funnelId))
    const own = touched.filter((row) => row.funnelId === funnelId)
    const of = (term: Term) => addUp(own.filter((row) => row.term === term))
    const then = without(addUp([now, of('then')]), of('now'))
    const filterOf = (moved: MovedFilter): ListFilter => ({
      ...whose,
      funnel: funnelId,
      event: 'moved',
      moved,
      from: since,
    })
    const terms = movedFilters.flatMap((term): [MovedFilter, Move][] => {
      const sums = term === 'then' ? then : of(term)
      return sums.count === 0 ? [] : [[term, { ...sums, filter: filterOf(term) }]]
    })
    return { funnelId, now: { ...now, filter: { ...whose, funnel: funnelId, state: 'open' } }, terms: new Map(terms) }
  })
}

type Narrowed = Whose & Pick<ListFilter, 'funnel'>
type Term = MovedFilter | 'now'
type Sums = Pick<Move, 'count' | 'expected' | 'recurring'>
type Row = { funnelId: string; term: Term; count: number; expected: string; recurring: string }

async function touchedByTerm({ organizationId }: Actor, { funnel, ...whose }: Narrowed, moves: SQL) {
  const asked = isAsked(organizationId, sql`coalesce(l.owner_id, c.owner_id, ${zeroId})`, whose)
  return (await database().execute(sql`
    select m.funnel_id as "funnelId", m.term, count(*)::int as count, sum(m.expected)::text as expected,
      sum(m.recurring)::text as recurring
    from ${moves} m
    ${
      asked
        ? sql`join leads l on l.organization_id = ${organizationId} and l.id = m.lead_id
          join customers c on c.organization_id = l.organization_id and c.id = l.customer_id
          where ${asked}`
        : sql`where true`
    } ${funnel ? sql`and m.funnel_id = ${funnel}` : sql``}
    group by 1, 2`)) as unknown as Row[]
}

const openNow = async ({ organizationId }: Actor, { funnel, ...whose }: Narrowed) =>
  (await database().execute(sql`
    select t.funnel_id as "funnelId", sum(t.count)::int as count, sum(t.expected)::text as expected,
      sum(t.recurring)::text as recurring
    from row_totals t
    where t.organization_id = ${organizationId} and not t.archived and t.state = 'open' and t.count <> 0
      and ${isAsked(organizationId, sql`t.owner_id`, whose) ?? sql`true`}
      ${funnel ? sql`and t.funnel_id = ${funnel}` : sql``}
    group by 1`)) as unknown as Omit<Row, 'term'>[]

const addUp = (rows: { count: number; expected: string | bigint; recurring: string | bigint }[]): Sums =>
  rows.reduce<Sums>(
    (sums, { count, expected, recurring }) => ({
      count: sums.count + count,
      expected: sums.expected + BigInt(expected),
      recurring: sums.recurring + BigInt(recurring),
    }),
    { count: 0, expected: 0n, recurring: 0n },
  )

const without = (all: Sums, some: Sums): Sums => ({
  count: all.count - some.count,
  expected: all.expected - some.expected,
  recurring: all.recurring - some.recurring,
})
