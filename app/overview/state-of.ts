import type { Overview } from '@/lib/overview/find-overview'

/** Whether any figure counts something; if not, whether there ever was a lead, whatever is asked for. */
export function stateOf(
  { pipeline, outcomes, turnover, conversions, usualTimes }: Overview,
  phases: { id: string }[],
): 'something' | 'nothing' | 'never' {
  const { won, lost, other } = outcomes.all
  const moved = phases.some(({ id }) => {
    const { entered, left } = turnover(id)
    return entered.count + left.count + conversions(id).entered.count > 0
  })
  if (moved || pipeline.all.count + won.count + lost.count + other.count > 0) return 'something'
  return phases.some(({ id }) => usualTimes(id).stays > 0) ? 'nothing' : 'never'
}
