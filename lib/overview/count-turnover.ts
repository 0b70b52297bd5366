import { sql } from 'drizzle-orm'
import { database } from '@/db/client'
import type { ListFilter } from '../customers/list-view'
import type { Ground } from '../leads/ground'
import { rowsOfView, within } from '../leads/rows-of-view'
import type { Actor } from '../permissions/actor'
import { type Figure, noSums, sumsOf } from './figure'
import type { Scope } from './scope'
import { type SumsRow, sumsWhere } from './sums'

type Turnover = Record<'entered' | 'left', Figure>

/** Which leads came into each phase since a day, and which left it; each lead once, however often it did. */
export async function countTurnover(
  actor: Actor,
  { owner, since }: Pick<Scope, 'owner' | 'since'>,
  ground: Ground,
): Promise<(phaseId: string) => Turnover> {
  const period = { from: since }
  const moves = (what: 'entered' | 'left') => sql`
    select distinct lead_phase_id, lead_id, ${what} as what from phase_records
    where organization_id = ${actor.organizationId}
      and ${within(what === 'left' ? sql`ended_at` : sql`entered_at`, period, ground)}`
  const rows = (await database().execute(sql`
    select r.lead_phase_id as "phaseId", r.what, ${sumsWhere()} as sums
    from (
      select e.lead_phase_id, e.what, x.expected_value, x.recurring_value, x.score
      from (${moves('entered')} union all ${moves('left')}) e
      join (
        select l.id, r.expected_value, r.recurring_value, r.score ${rowsOfView(actor, { owner, event: 'opened' }, ground)}
      ) x on x.id = e.lead_id
    ) r
    group by r.lead_phase_id, r.what`)) as unknown as { phaseId: string; what: 'entered' | 'left'; sums: SumsRow }[]

  const figure = (event: 'entered' | 'left', phaseId: string): Figure => {
    const found = rows.find((row) => row.phaseId === phaseId && row.what === event)
    const filter: ListFilter = { owner, event, eventPhase: phaseId, from: since }
    return { ...(found ? sumsOf(found.sums) : noSums), filter }
  }
  return (phaseId) => ({ entered: figure('entered', phaseId), left: figure('left', phaseId) })
}
