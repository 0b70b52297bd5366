import { z } from 'zod'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { changeLead } from './change-lead'
import { seenLead } from './phase-values'

export const CompleteNextAction = (read: Reading) =>
  z.object({ ...seenLead, nextAction: read.text(200), nextActionOn: read.day })
export type CompleteNextAction = z.output<ReturnType<typeof CompleteNextAction>>

/** Ticks off what was to be done on an open lead and plans what comes next, if anything does. */
export function completeNextAction(actor: Actor, input: CompleteNextAction) {
  const { leadId, version, nextAction, nextActionOn } = input
  return changeLead(actor, 'lead.record', { id: leadId, version }, (lead) => {
    if (!lead.nextAction && !lead.nextActionOn) throw new Refusal('lead.hasNoNextAction')
    if (nextActionOn && !nextAction) throw new Refusal('lead.nextActionMissing', 'nextAction')
    return {
      operation: 'lead.nextActionCompleted',
      facts: { what: lead.nextAction ?? '–', when: lead.nextActionOn },
      set: { nextAction, nextActionOn },
    }
  })
}
