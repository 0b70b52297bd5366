import { sql } from 'drizzle-orm'
import { database, type Reader } from '@/db/client'
import type { Actor } from '../permissions/actor'

/** From how many days on a lead is stalled in a phase: what the admin set, else what is usual there. */
export type StalledLimit = { phaseId: string; days: number; from: 'settings' | 'usual' }

/** Fewer stays than this say nothing about what is usual. */
export const enoughStays = 20

/**
 * Usual is the 80th percentile, in whole days rounded up, of the stays that ended forward: by entering another phase as
 * completed or jumped, or by being won. A phase with fewer than 20 of them and no setting has no limit.
 */
export async function stalledLimits(
  { organizationId }: Actor,
  db: Reader = database(),
  phaseId?: string,
): Promise<StalledLimit[]> {
  const phases = (await db.execute(sql`
    select p.id as "phaseId", p.stalled_after_days as "set",
      json_agg(json_build_array(s.days, s.count) order by s.days) filter (where s.count > 0) as stays
    from lead_phases p
    left join stay_totals s on p.stalled_after_days is null and s.organization_id = p.organization_id
      and s.lead_phase_id = p.id and s.ending = 'forward'
    where p.organization_id = ${organizationId} and p.archived_at is null
      ${phaseId ? sql`and p.id = ${phaseId}` : sql``}
    group by p.id, p.stalled_after_days`)) as unknown as {
    phaseId: string
    set: number | null
    stays: [days: number, count: number][] | null
  }[]
  return phases.flatMap(({ phaseId, set, stays }): StalledLimit[] => {
    if (set !== null) return [{ phaseId, days: set, from: 'settings' }]
    const usual = usualLimit(stays ?? [])
    return usual === undefined ? [] : [{ phaseId, days: usual, from: 'usual' }]
  })
}

/** From how many days on a lead is stalled in one phase; undefined where it never is. */
export async function findStalledLimit(actor: Actor, phaseId: string): Promise<number | undefined> {
  const [limit] = await stalledLimits(actor, database(), phaseId)
  return limit?.days
}

/** At least a day. Between two stays the percentile is interpolated, as percentile_cont of PostgreSQL does. */
function usualLimit(stays: [days: number, count: number][]): number | undefined {
  const all = stays.reduce((sum, [, count]) => sum + count, 0)
  if (all < enoughStays) return undefined
  const place = 0.8 * (all - 1)
  const [below, above] = [daysAt(stays, Math.floor(place)), daysAt(stays, Math.ceil(place))]
  return Math.max(1, Math.ceil(below + (above - below) * (place % 1)))
}

/** How long the stay lasted that has `place` shorter ones before it. */
function daysAt(stays: [days: number, count: number][], place: number): number {
  let before = 0
  for (const [days, count] of stays) {
    before += count
    if (before > place) return days
  }
  return 0
}
