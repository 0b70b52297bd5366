import { type SQL, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import type { ListFilter } from '../customers/list-view'
import { before, eventsOf, stalledOnes } from '../leads/events'
import type { Ground } from '../leads/ground'
import { isAsked, type Whose } from '../leads/whose'
import type { Actor } from '../permissions/actor'
import { addUp, type Count, type Figure, type Sums, sumsOf } from './figure'
import type { Scope } from './scope'
import { type SumsRow, sumsWhere } from './sums'

/** The open leads of one phase; those without a score or an expected value cannot be weighted. */
export type PhaseFigures = { phaseId: string; funnelId: string; open: Figure } & Record<
  'withoutScore' | 'withoutValue',
  Count
>

/** Open leads by phase, all of them by account type and together, and those that need attention. */
export type Pipeline = {
  phases: PhaseFigures[]
  funnels: Map<string, Figure>
  attention: Record<'stalled' | 'late' | 'unplanned', Figure>
  all: Figure
}

export async function countPipeline(
  actor: Actor,
  { owner, team, funnel }: Pick<Scope, 'owner' | 'team' | 'funnel'>,
  ground: Ground,
): Promise<Pipeline> {
  const whose = { owner, team }
  const scope = { ...whose, funnel } satisfies ListFilter
  const [rows, stalled, late, unplanned] = await Promise.all([
    openByPhase(actor, scope),
    sumOf(stalledOnes(actor, scope, ground)),
    sumOf(eventsOf(actor, 'due', scope, before(sql`${ground.today}::date`))),
    sumOf(eventsOf(actor, 'due', scope, sql`t.span = 'month' and t.day = 'infinity'`)),
  ])
  const state = { ...scope, state: 'open' } as const
  const all = (of: Row[], filter: ListFilter): Figure => ({ ...addUp(of.map(({ open }) => sumsOf(open))), filter })
  return {
    phases: rows.map(({ phaseId, funnelId, open, withoutScore, withoutValue }) => ({
      phaseId,
      funnelId,
      open: { ...sumsOf(open), filter: { phase: phaseId, ...whose } },
      withoutScore: { count: withoutScore, filter: { phase: phaseId, ...whose, withoutScore: true } },
      withoutValue: { count: withoutValue, filter: { phase: phaseId, ...whose, withoutValue: true } },
    })),
    funnels: new Map(
      [...new Set(rows.map((row) => row.funnelId))].map((id) => {
        const of = rows.filter((row) => row.funnelId === id)
        return [id, all(of, { ...state, funnel: id })]
      }),
    ),
    attention: {
      stalled: { ...stalled, filter: { ...scope, stalled: true } },
      late: { ...late, filter: { ...scope, due: 'late' } },
      unplanned: { ...unplanned, filter: { ...scope, due: 'none' } },
    },
    all: all(rows, state),
  }
}

type Row = { phaseId: string; funnelId: string; open: SumsRow; withoutScore: number; withoutValue: number }

const openByPhase = async ({ organizationId }: Actor, { funnel, ...whose }: Whose & Pick<ListFilter, 'funnel'>) =>
  (await database().execute(sql`
    select t.funnel_id as "funnelId", t.lead_phase_id as "phaseId", ${sumsWhere()} as open,
      sum(t.without_score)::int as "withoutScore", sum(t.without_value)::int as "withoutValue"
    from row_totals t
    where t.organization_id = ${organizationId} and not t.archived and t.state = 'open' and t.count <> 0
      and ${isAsked(organizationId, sql`t.owner_id`, whose) ?? sql`true`}
      ${funnel ? sql`and t.funnel_id = ${funnel}` : sql``}
    group by 1, 2`)) as unknown as Row[]

async function sumOf(rows: SQL): Promise<Sums> {
  const [row] = (await database().execute(sql`select ${sumsWhere()} as sums ${rows}`)) as unknown as { sums: SumsRow }[]
  if (!row) throw new Error('a sum without a row')
  return sumsOf(row.sums)
}
