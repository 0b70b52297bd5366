import type { z } from 'zod'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { changeLead, type LeadInFunnel } from './change-lead'
import { RecordPhase } from './record-phase'
import { enter } from './steps'

export const CompletePhase = RecordPhase
export type CompletePhase = z.output<ReturnType<typeof CompletePhase>>

/** Ends the current phase with what was typed and goes to the next one in order. */
export function completePhase(actor: Actor, input: CompletePhase) {
  return changeLead(actor, 'lead.completePhase', { id: input.leadId, version: input.version }, (lead) => {
    const next = nextPhase(lead)
    if (!next) throw new Refusal('lead.hasNoNextPhase')
    const { writes, set } = enter(lead, actor, next, 'completed', input)
    return {
      operation: 'lead.phaseCompleted',
      facts: { phase: lead.phase.description, next: next.description },
      set: { ...set, nextAction: input.nextAction, nextActionOn: input.nextActionOn },
      writes,
    }
  })
}

/** The phase after the current one; none in a closing phase, which ends by closing the lead. */
export function nextPhase({ phase, funnel }: Pick<LeadInFunnel, 'phase' | 'funnel'>) {
  if (phase.phaseType === 'closing') return undefined
  const at = funnel.findIndex((one) => one.id === phase.id)
  return at < 0 ? funnel.find((one) => one.orderNumber > phase.orderNumber) : funnel[at + 1]
}

export function previousPhase({ phase, funnel }: Pick<LeadInFunnel, 'phase' | 'funnel'>) {
  const at = funnel.findIndex((one) => one.id === phase.id)
  return at < 0 ? funnel.findLast((one) => one.orderNumber < phase.orderNumber) : funnel[at - 1]
}
