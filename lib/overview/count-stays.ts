import { sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { clock } from '../clock'
import type { ListFilter } from '../customers/list-view'
import type { Actor } from '../permissions/actor'
import { type Stays, usualTimeOf } from './usual-time'

/** How long leads are usually in a phase, of how many stays, and the filter of the leads that ever were there. */
export type UsualTime = { usual: ReturnType<typeof usualTimeOf>; stays: number; ended: number; filter: ListFilter }

/** The usual time in each phase over all stays there ever were, whoever owns the lead; archived customers left out. */
export async function countStays({ organizationId }: Actor): Promise<(phaseId: string) => UsualTime> {
  const now = clock.now().toISOString()
  const rows = (await database().execute(sql`
    select e.lead_phase_id as "phaseId", e.ended_at is not null as ended, count(*)::int as count,
      floor(date_part('epoch', coalesce(e.ended_at, ${now}::timestamptz) - e.entered_at) / 86400)::int as days
    from phase_records e
    where e.organization_id = ${organizationId} and e.lead_id not in (
      select l.id from leads l
      join customers c on c.organization_id = l.organization_id and c.id = l.customer_id
      where l.organization_id = ${organizationId} and c.archived_at is not null)
    group by 1, 2, 4`)) as unknown as (Stays & { phaseId: string })[]
  return (phaseId) => {
    const stays = rows.filter((row) => row.phaseId === phaseId)
    const sum = (of: Stays[]) => of.reduce((total, { count }) => total + count, 0)
    return {
      usual: usualTimeOf(stays),
      stays: sum(stays),
      ended: sum(stays.filter((one) => one.ended)),
      filter: { event: 'entered', eventPhase: phaseId },
    }
  }
}
