import { z } from 'zod'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { changeLead } from './change-lead'
import { demandPhase, previousPhase } from './complete-phase'
import { seenLead } from './phase-values'
import { enter } from './steps'

/** `leadPhase`: the previous phase, as the person was told; where another is by now, nothing is done. */
export const GoBack = (read: Reading) =>
  z.object({ ...seenLead, leadPhase: z.uuid().optional(), reason: read.text(500) })
export type GoBack = z.output<ReturnType<typeof GoBack>>

/** Goes one phase back. What was recorded stays; the earlier phase gets a new record. */
export function goBack(actor: Actor, input: GoBack) {
  return changeLead(actor, 'lead.goBack', { id: input.leadId, version: input.version }, (lead) => {
    const previous = previousPhase(lead)
    if (!previous) throw new Refusal('lead.hasNoPreviousPhase')
    demandPhase(lead, previous, input)
    return {
      operation: 'lead.returned',
      facts: { phase: lead.phase.description, next: previous.description, reason: input.reason },
      ...enter(lead, actor, previous, 'returned'),
    }
  })
}
