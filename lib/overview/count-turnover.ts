import { sql } from 'drizzle-orm'
import { database } from '@/db/client'
import type { ListFilter } from '../customers/list-view'
import { eventsOf, since as from } from '../leads/events'
import type { Actor } from '../permissions/actor'
import { type Figure, noSums, sumsOf } from './figure'
import type { Scope } from './scope'
import { type SumsRow, sumsWhere } from './sums'

type Turnover = Record<'entered' | 'left', Figure>

/** Which leads came into each phase since a day, and which left it; each lead once, however often it did. */
export async function countTurnover(
  actor: Actor,
  { owner, team, since }: Pick<Scope, 'owner' | 'team' | 'since'>,
): Promise<(phaseId: string) => Turnover> {
  const moves = async (event: 'entered' | 'left') =>
    (await database().execute(sql`
      select t.lead_phase_id as "phaseId", ${sumsWhere()} as sums
      ${eventsOf(actor, event, { owner, team }, from(since))} group by 1`)) as unknown as {
      phaseId: string
      sums: SumsRow
    }[]
  const [entered, left] = await Promise.all([moves('entered'), moves('left')])

  const figure = (event: 'entered' | 'left', rows: typeof left, phaseId: string): Figure => {
    const found = rows.find((row) => row.phaseId === phaseId)
    const filter: ListFilter = { owner, team, event, eventPhase: phaseId, from: since }
    return { ...(found ? sumsOf(found.sums) : noSums), filter }
  }
  return (phaseId) => ({ entered: figure('entered', entered, phaseId), left: figure('left', left, phaseId) })
}
