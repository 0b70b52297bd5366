import { sql } from 'drizzle-orm'
import { database } from '@/db/client'
import type { BecameFilter } from '../customers/list-view'
import { listFunnels } from '../lead-phases/list-funnels'
import { between, eventsOf } from '../leads/events'
import type { Actor } from '../permissions/actor'
import type { Count } from './figure'
import type { Scope } from './scope'

/** Leads by their first entry into a phase, and what became of them: went on, still open without, closed without. */
type Conversion = Record<'entered' | BecameFilter, Count>

/** So many leads that first entered a phase, alike in what became of them: see db/schema/event-totals.ts. */
type Cohort = { phaseId: string; state: string; currentPhaseId: string; visited: string[]; count: number }

/**
 * The cohort of each phase: the leads that entered it first in the period, each once. Gone on are those that were won or
 * in a later phase since; a closing phase counts while the lead is open in it.
 */
export async function countConversions(
  actor: Actor,
  { owner, team, from, to }: Pick<Scope, 'owner' | 'team' | 'from' | 'to'>,
): Promise<(phaseId: string) => Conversion> {
  const [cohorts, funnels] = await Promise.all([
    database().execute(sql`
      select t.lead_phase_id as "phaseId", t.state, t.current_phase_id as "currentPhaseId", t.visited,
        sum(t.count)::int as count
      ${eventsOf(actor, 'first_entered', { owner, team }, between(from, to))}
      group by 1, 2, 3, 4`) as unknown as Promise<Cohort[]>,
    listFunnels(actor, { archived: true }),
  ])
  return (phaseId) => {
    const funnel = [...funnels.values()].find((phases) => phases.some(({ id }) => id === phaseId)) ?? []
    const later = funnel.slice(funnel.findIndex(({ id }) => id === phaseId) + 1)
    const became = ({ state, currentPhaseId, visited }: Cohort): BecameFilter => {
      const reached = later.some(
        ({ id, phaseType }) => visited.includes(id) && (phaseType !== 'closing' || id === currentPhaseId),
      )
      return state === 'won' || reached ? 'on' : state === 'open' ? 'open' : 'out'
    }
    const filter = { owner, team, event: 'enteredFirst', eventPhase: phaseId, from, to } as const
    const entered = cohorts.filter((cohort) => cohort.phaseId === phaseId)
    const sum = (of: Cohort[]) => of.reduce((total, { count }) => total + count, 0)
    const part = (what: BecameFilter): Count => ({
      count: sum(entered.filter((cohort) => became(cohort) === what)),
      filter: { ...filter, became: what },
    })
    return { entered: { count: sum(entered), filter }, on: part('on'), open: part('open'), out: part('out') }
  }
}
