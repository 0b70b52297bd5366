import { z } from 'zod'
import { asOneBatch } from '../changes/as-one-batch'
import { meet } from '../changes/meeting'
import type { CustomField } from '../custom-fields/list-custom-fields'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { changeLead, type LeadInFunnel } from './change-lead'
import { customValues, takeCustom } from './custom-values'
import { seenLead } from './phase-values'
import { demandFilled, leftBehind } from './required-fields'
import { enter } from './steps'

export const JumpForward = (read: Reading, fields: CustomField[] = []) =>
  z.object({ ...seenLead, leadPhase: z.uuid(), reason: read.text(500), ...customValues(read, fields) })
export type JumpForward = z.output<ReturnType<typeof JumpForward>>

/**
 * Goes over one or more phases to a later one; the phases between have no record. Refuses without what the phases that
 * it leaves behind require: else a jump would be the way around it.
 */
export function jumpForward(actor: Actor, input: JumpForward) {
  const together = input.custom ? asOneBatch(actor) : actor
  const seen = { id: input.leadId, version: input.version }
  return changeLead(together, 'lead.completePhase', seen, async (lead, tx) => {
    const target = laterPhases(lead).find((phase) => phase.id === input.leadPhase)
    if (!target) throw new Refusal('lead.phaseIsNotAhead', 'leadPhase')
    const custom = await takeCustom(tx, together, lead, input, meet([]))
    await demandFilled(tx, lead, leftBehind(lead, target), custom)
    const { set, writes } = enter(lead, actor, target, 'jumped')
    return {
      operation: 'lead.jumped',
      facts: { phase: lead.phase.description, next: target.description, reason: input.reason },
      set,
      writes: [...writes, ...custom],
    }
  })
}

export function laterPhases({ phase, funnel }: Pick<LeadInFunnel, 'phase' | 'funnel'>) {
  const at = funnel.findIndex((one) => one.id === phase.id)
  return funnel.slice(at + 1)
}
