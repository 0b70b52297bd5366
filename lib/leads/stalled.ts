import { sql } from 'drizzle-orm'
import { database, type Reader } from '@/db/client'
import type { Actor } from '../permissions/actor'

/** From how many days on a lead is stalled in a phase: what the admin set, else what is usual there. */
export type StalledLimit = { phaseId: string; days: number; from: 'settings' | 'usual' }

/** Fewer stays than this say nothing about what is usual. */
export const enoughStays = 20
/** Only the latest stays are looked at, so that asking costs the same however many there were. */
const latestStays = 1000

/**
 * Usual is the 80th percentile, in whole days rounded up, of the latest stays that ended forward: by entering another
 * phase as completed or jumped, or by being won. A phase with fewer than 20 of them and no setting has no limit.
 */
export async function stalledLimits({ organizationId }: Actor, db: Reader = database()): Promise<StalledLimit[]> {
  const rows = (await db.execute(sql`
    select p.id as "phaseId", coalesce(p.stalled_after_days, greatest(1, s.days))::int as days,
      case when p.stalled_after_days is null then 'usual' else 'settings' end as from
    from lead_phases p
    left join lateral (
      select ceil(percentile_cont(0.8) within group (order by extract(epoch from stay.ended_at - stay.entered_at)) / 86400)
          as days, count(*) as stays
      from (
        select e.entered_at, e.ended_at
        from phase_records e
        join leads l on l.organization_id = e.organization_id and l.id = e.lead_id
        left join phase_records n on n.organization_id = e.organization_id and n.lead_id = e.lead_id
          and n.ordinal = e.ordinal + 1
        left join closing_reasons y on y.organization_id = l.organization_id and y.id = l.closing_reason_id
        where e.organization_id = p.organization_id and e.lead_phase_id = p.id and e.ended_at is not null
          and (n.entered_by in ('completed', 'jumped') or (n.lead_id is null and y.outcome = 'won'))
        order by e.ended_at desc
        limit ${latestStays}
      ) stay
    ) s on p.stalled_after_days is null
    where p.organization_id = ${organizationId} and p.archived_at is null
      and (p.stalled_after_days is not null or s.stays >= ${enoughStays})`)) as unknown as StalledLimit[]
  return [...rows]
}
