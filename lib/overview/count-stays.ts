import { sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { daysBetween } from '../clock'
import type { ListFilter } from '../customers/list-view'
import type { Actor } from '../permissions/actor'
import { type Stays, usualTimeOf } from './usual-time'

/** How long leads are usually in a phase, of how many stays, and the filter of the leads that ever were there. */
export type UsualTime = { usual: ReturnType<typeof usualTimeOf>; stays: number; ended: number; filter: ListFilter }

/** The usual time in each phase over all stays there ever were, whoever owns the lead; archived customers left out. */
export async function countStays({ organizationId }: Actor, today: string): Promise<(phaseId: string) => UsualTime> {
  const rows = (await database().execute(sql`
    select lead_phase_id as "phaseId", ending, nullif(since, 'infinity')::text as since, days, count::int
    from stay_totals where organization_id = ${organizationId} and count <> 0`)) as unknown as {
    phaseId: string
    ending: 'open' | 'forward' | 'away'
    since: string | null
    days: number
    count: number
  }[]
  return (phaseId) => {
    const stays = rows
      .filter((row) => row.phaseId === phaseId)
      .map(({ since, days, count }): Stays => {
        return since
          ? { days: Math.max(0, daysBetween(since, today)), ended: false, count }
          : { days, ended: true, count }
      })
    const sum = (of: Stays[]) => of.reduce((total, { count }) => total + count, 0)
    return {
      usual: usualTimeOf(stays),
      stays: sum(stays),
      ended: sum(stays.filter((one) => one.ended)),
      filter: { event: 'entered', eventPhase: phaseId },
    }
  }
}
