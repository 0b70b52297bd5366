import { z } from 'zod'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { changeLead, type LeadInFunnel } from './change-lead'
import { seenLead } from './phase-values'
import { enter } from './steps'

export const JumpForward = (read: Reading) => z.object({ ...seenLead, leadPhase: z.uuid(), reason: read.text(500) })
export type JumpForward = z.output<ReturnType<typeof JumpForward>>

/** Goes over one or more phases to a later one; the phases between have no record. */
export function jumpForward(actor: Actor, input: JumpForward) {
  return changeLead(actor, 'lead.completePhase', { id: input.leadId, version: input.version }, (lead) => {
    const target = laterPhases(lead).find((phase) => phase.id === input.leadPhase)
    if (!target) throw new Refusal('lead.phaseIsNotAhead', 'leadPhase')
    return {
      operation: 'lead.jumped',
      facts: { phase: lead.phase.description, next: target.description, reason: input.reason },
      ...enter(lead, actor, target, 'jumped'),
    }
  })
}

export function laterPhases({ phase, funnel }: Pick<LeadInFunnel, 'phase' | 'funnel'>) {
  const at = funnel.findIndex((one) => one.id === phase.id)
  return funnel.slice(at + 1)
}
