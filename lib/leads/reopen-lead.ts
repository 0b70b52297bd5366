import { z } from 'zod'
import { insert } from '../changes/write'
import type { Actor } from '../permissions/actor'
import { changeLead } from './change-lead'
import { seenLead } from './phase-values'
import { instantAfter } from './steps'

export const ReopenLead = z.object({ ...seenLead })
export type ReopenLead = z.output<typeof ReopenLead>

/** Opens a closed lead again in the phase it was closed in, with a new record; the closing stays in the history. */
export function reopenLead(actor: Actor, input: ReopenLead) {
  return changeLead(
    actor,
    'lead.reopen',
    { id: input.leadId, version: input.version },
    (lead) => {
      const ordinal = lead.currentOrdinal + 1
      const { score, expectedValue, recurringValue } = lead.current
      return {
        operation: 'lead.reopened',
        facts: { phase: lead.phase.description },
        set: {
          state: 'open',
          closingReasonId: null,
          closedAt: null,
          closedBy: null,
          closingComment: null,
          currentOrdinal: ordinal,
        },
        writes: [
          insert(
            'phaseRecords',
            { leadId: lead.id, ordinal },
            {
              leadPhaseId: lead.leadPhaseId,
              enteredBy: 'reopened',
              enteredAt: instantAfter(lead),
              enteredUserId: actor.userId,
              score,
              expectedValue,
              recurringValue,
              note: null,
              endedAt: null,
              endedUserId: null,
            },
          ),
        ],
      }
    },
    { closed: true },
  )
}
