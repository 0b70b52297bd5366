import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { lockRow } from '../changes/gate'
import { insert } from '../changes/write'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { isActiveMember } from '../users/change-member'
import { changeLead, type LeadInFunnel } from './change-lead'
import { seenLead } from './phase-values'
import { instantAfter } from './steps'

export const ReopenLead = z.object({ ...seenLead })
export type ReopenLead = z.output<typeof ReopenLead>

/**
 * Opens a closed lead again in the phase it was closed in, with a new record; the closing stays in the history. Where
 * that phase is archived, or the account type has no phases any more, no open lead may stand.
 */
export function reopenLead(actor: Actor, input: ReopenLead) {
  return changeLead(
    actor,
    'lead.reopen',
    { id: input.leadId, version: input.version },
    async (lead, tx) => {
      await demandPlace(tx, actor, lead)
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
          ...(await withoutGone(tx, lead)),
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

async function demandPlace(tx: Transaction, actor: Actor, lead: LeadInFunnel) {
  const customer = await lockRow(tx, actor, 'customer', lead.customerId)
  if (customer.archivedAt) throw new Refusal('customer.isArchived')
  const accountType = await lockRow(tx, actor, 'accountType', lead.accountTypeId, 'share')
  const phase = await lockRow(tx, actor, 'leadPhase', lead.leadPhaseId, 'share')
  if (phase.archivedAt || !accountType.leadPhases)
    throw new Refusal('lead.cannotReopen', undefined, { phase: phase.description })
}

/** Its owner may have left since it was closed: then it is with the owner of its customer. */
async function withoutGone(tx: Transaction, { organizationId, ownerId }: LeadInFunnel) {
  return ownerId && !(await isActiveMember(tx, organizationId, ownerId)) ? { ownerId: null } : {}
}
