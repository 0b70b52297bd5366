import type { LeadPhase } from './funnel'

/** What stands in the way of a working funnel, or makes its order unclear. Warned about, never refused. */
export type SetUpIssue = 'noInitial' | 'noClosing' | 'noReasons' | 'orderShared'

export function setUpCheck(funnel: LeadPhase[], reasonCount: number): SetUpIssue[] {
  const issues: SetUpIssue[] = []
  if (!funnel.some((phase) => phase.phaseType === 'initial')) issues.push('noInitial')
  if (!funnel.some((phase) => phase.phaseType === 'closing')) issues.push('noClosing')
  if (reasonCount === 0) issues.push('noReasons')
  const places = funnel.map((phase) => `${phase.phaseType} ${phase.orderNumber}`)
  if (new Set(places).size < places.length) issues.push('orderShared')
  return issues
}
