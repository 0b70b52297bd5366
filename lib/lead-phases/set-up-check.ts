import type { LeadPhase } from './funnel'

/** What stands in the way of a working funnel, or makes its order unclear. Warned about, never refused. */
export type SetUpIssue = 'noInitial' | 'noClosing' | 'noReasons' | 'orderShared' | 'orderWrong'

/** `funnel` is in order: by type first, so that order numbers which say something else have no effect. */
export function setUpCheck(funnel: LeadPhase[], reasonCount: number): SetUpIssue[] {
  const issues: SetUpIssue[] = []
  if (!funnel.some((phase) => phase.phaseType === 'initial')) issues.push('noInitial')
  if (!funnel.some((phase) => phase.phaseType === 'closing')) issues.push('noClosing')
  if (reasonCount === 0) issues.push('noReasons')
  const next = funnel.slice(1).map((phase, at) => ({ before: funnel[at] as LeadPhase, phase }))
  const unclear = next.filter(({ before, phase }) => before.orderNumber >= phase.orderNumber)
  if (unclear.some(({ before, phase }) => before.phaseType === phase.phaseType)) issues.push('orderShared')
  if (unclear.some(({ before, phase }) => before.phaseType !== phase.phaseType)) issues.push('orderWrong')
  return issues
}
