import type { Overview } from '@/lib/overview/find-overview'

/** Whether leads came into a phase or left it since the day asked for, or first entered it in the period. */
export function sawLeads({ turnover, conversions }: Pick<Overview, 'turnover' | 'conversions'>, phaseId: string) {
  const { entered, left } = turnover(phaseId)
  return entered.count + left.count + conversions(phaseId).entered.count > 0
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
