import { z } from 'zod'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { changeLead } from './change-lead'
import { previousPhase } from './complete-phase'
import { seenLead } from './phase-values'
import { enter } from './steps'

export const GoBack = (read: Reading) => z.object({ ...seenLead, reason: read.text(500) })
export type GoBack = z.output<ReturnType<typeof GoBack>>

/** Goes one phase back. What was recorded stays; the earlier phase gets a new record. */
export function goBack(actor: Actor, input: GoBack) {
  return changeLead(actor, 'lead.goBack', { id: input.leadId, version: input.version }, (lead) => {
    const previous = previousPhase(lead)
    if (!previous) throw new Refusal('lead.hasNoPreviousPhase')
    return {
      operation: 'lead.returned',
      facts: { phase: lead.phase.description, next: previous.description, reason: input.reason },
      ...enter(lead, actor, previous, 'returned'),
    }
  })
}
