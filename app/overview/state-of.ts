import type { Overview } from '@/lib/overview/find-overview'

/** Whether leads came into a phase or left it since the day asked for, or first entered it in the period. */
export function sawLeads({ turnover, conversions }: Pick<Overview, 'turnover' | 'conversions'>, phaseId: string) {
  const { entered, left } = turnover(phaseId)
  return entered.count + left.count + conversions(phaseId).entered.count > 0
}

type AccountType = { id: string; leadPhases: boolean; archivedAt: Date | null }

export const isInUse = ({ leadPhases, archivedAt }: AccountType) => leadPhases && !archivedAt

/** The account types that the page tells of: those in use, then those that are not, where leads are or were in their funnel. */
export function typesTold<T extends AccountType>(
  types: T[],
  funnels: Map<string, { id: string }[]>,
  overview: Pick<Overview, 'pipeline' | 'turnover' | 'conversions'>,
): T[] {
  const inUse = types.filter(isInUse)
  const others = types.filter(
    (type) =>
      !inUse.includes(type) &&
      (overview.pipeline.funnels.has(type.id) ||
        (funnels.get(type.id) ?? []).some((phase) => sawLeads(overview, phase.id))),
  )
  return [...inUse, ...others]
}

/** Whether any figure counts something; if not, whether there ever was a lead, whatever is asked for. */
export function stateOf(
  { pipeline, outcomes, turnover, conversions, usualTimes }: Overview,
  phases: { id: string }[],
): 'something' | 'nothing' | 'never' {
  const { won, lost, other } = outcomes.all
  const moved = phases.some(({ id }) => sawLeads({ turnover, conversions }, id))
  if (moved || pipeline.all.count + won.count + lost.count + other.count > 0) return 'something'
  return phases.some(({ id }) => usualTimes(id).stays > 0) ? 'nothing' : 'never'
}
