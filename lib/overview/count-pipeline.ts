import { sql } from 'drizzle-orm'
import { database } from '@/db/client'
import type { ListFilter } from '../customers/list-view'
import type { Ground } from '../leads/ground'
import { planned, rowsOfView, stalled } from '../leads/rows-of-view'
import type { Actor } from '../permissions/actor'
import { addUp, type Figure, type Sums, sumsOf } from './figure'
import type { Scope } from './scope'
import { type SumsRow, sumsWhere } from './sums'

/** The open leads of one phase; those without a score or an expected value cannot be weighted. */
export type PhaseFigures = { phaseId: string; funnelId: string } & Record<
  'open' | 'withoutScore' | 'withoutValue',
  Figure
>

/** Open leads by phase, all of them by account type and together, and those that need attention. */
export type Pipeline = {
  phases: PhaseFigures[]
  funnels: Map<string, Figure>
  attention: Record<'stalled' | 'late' | 'unplanned', Figure>
  all: Figure
}

type Row = { phaseId: string; funnelId: string } & Record<
  'open' | 'withoutScore' | 'withoutValue' | 'stalled' | 'late' | 'unplanned',
  SumsRow
>

export async function countPipeline(
  actor: Actor,
  { owner, funnel }: Pick<Scope, 'owner' | 'funnel'>,
  ground: Ground,
): Promise<Pipeline> {
  const scope = { owner, funnel } satisfies ListFilter
  const open = { ...scope, state: 'open' } as const
  const rows = (await database().execute(sql`
    select l.account_type_id as "funnelId", l.lead_phase_id as "phaseId", ${sumsWhere()} as open,
      ${sumsWhere(sql`r.score is null`)} as "withoutScore",
      ${sumsWhere(sql`r.expected_value is null`)} as "withoutValue",
      ${sumsWhere(stalled(ground))} as stalled,
      ${sumsWhere(planned('late', ground.today))} as late,
      ${sumsWhere(planned('none', ground.today))} as unplanned
    ${rowsOfView(actor, open, ground)}
    group by l.account_type_id, l.lead_phase_id`)) as unknown as Row[]

  const all = (part: keyof Row & ('open' | 'stalled' | 'late' | 'unplanned'), of: Row[] = rows): Sums =>
    addUp(of.map((row) => sumsOf(row[part])))
  return {
    phases: rows.map(({ phaseId, funnelId, ...row }) => ({
      phaseId,
      funnelId,
      open: { ...sumsOf(row.open), filter: { phase: phaseId, owner } },
      withoutScore: { ...sumsOf(row.withoutScore), filter: { phase: phaseId, owner, withoutScore: true } },
      withoutValue: { ...sumsOf(row.withoutValue), filter: { phase: phaseId, owner, withoutValue: true } },
    })),
    funnels: new Map(
      [...new Set(rows.map((row) => row.funnelId))].map((id) => [
        id,
        {
          ...all(
            'open',
            rows.filter((row) => row.funnelId === id),
          ),
          filter: { ...open, funnel: id },
        },
      ]),
    ),
    attention: {
      stalled: { ...all('stalled'), filter: { ...scope, stalled: true } },
      late: { ...all('late'), filter: { ...scope, due: 'late' } },
      unplanned: { ...all('unplanned'), filter: { ...scope, due: 'none' } },
    },
    all: { ...all('open'), filter: open },
  }
}
