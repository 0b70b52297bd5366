import { sql } from 'drizzle-orm'
import { database } from '@/db/client'
import type { BecameFilter } from '../customers/list-view'
import { becameOf, between, eventsOf } from '../leads/events'
import type { Actor } from '../permissions/actor'
import type { Count } from './figure'
import type { Scope } from './scope'

/** Leads by their first entry into a phase, and what became of them: went on, still open without, closed without. */
type Conversion = Record<'entered' | BecameFilter, Count>

/** So many leads that first entered a phase, and what became of them: see db/schema/event-totals.ts. */
type Cohort = { phaseId: string; became: BecameFilter; count: number }

/**
 * The cohort of each phase: the leads that entered it first in the period, each once. Gone on are those that were won or
 * in a later phase since; one they only passed as they were closed does not count.
 */
export async function countConversions(
  actor: Actor,
  { owner, team, from, to }: Pick<Scope, 'owner' | 'team' | 'from' | 'to'>,
): Promise<(phaseId: string) => Conversion> {
  // What became of them is asked once of all who are alike, not of those of each day.
  const cohorts = (await database().execute(sql`
    select lead_phase_id as "phaseId", ${becameOf(actor, sql`alike`)} as became, sum(count)::int as count
    from (
      select t.lead_phase_id, t.state, t.visited, sum(t.count) as count
      ${eventsOf(actor, 'first_entered', { owner, team }, between(from, to))}
      group by 1, 2, 3) as alike
    group by 1, 2`)) as unknown as Cohort[]
  return (phaseId) => {
    const filter = { owner, team, event: 'enteredFirst', eventPhase: phaseId, from, to } as const
    const entered = cohorts.filter((cohort) => cohort.phaseId === phaseId)
    const part = (became: BecameFilter): Count => ({
      count: entered.find((cohort) => cohort.became === became)?.count ?? 0,
      filter: { ...filter, became },
    })
    const all = entered.reduce((total, { count }) => total + count, 0)
    return { entered: { count: all, filter }, on: part('on'), open: part('open'), out: part('out') }
  }
}
