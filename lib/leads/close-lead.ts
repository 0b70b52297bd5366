import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { closingReasonAccountTypes, closingReasons } from '@/db/schema'
import { insert, update, type Write } from '../changes/write'
import type { CustomField } from '../custom-fields/list-custom-fields'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { changeLeadWith, type LeadInFunnel } from './change-lead'
import { customValues } from './custom-values'
import { laterPhases } from './jump-forward'
import { phaseValues, seenLead } from './phase-values'
import { demandFilled, leftBehind } from './required-fields'
import { enter, instantAfter, recordKey } from './steps'

export const CloseLead = (read: Reading, fields: CustomField[] = []) =>
  z.object({
    ...seenLead,
    ...phaseValues(read),
    ...customValues(read, fields),
    closingReason: read.choice('closingReason'),
    comment: read.text(2000),
    /** Closing phase to close it in, where there are several; else the first one. */
    leadPhase: z.uuid().optional(),
  })
export type CloseLead = z.output<ReturnType<typeof CloseLead>>

/**
 * Ends a lead with a closing reason, whose outcome makes it won, lost or other. Only in a closing phase: from an
 * earlier phase the lead first jumps to the closing phase, and both are recorded. What is won has what the phases
 * require; of what is lost nothing more is asked.
 */
export function closeLead(actor: Actor, input: CloseLead) {
  return changeLeadWith(actor, 'lead.close', input, async (lead, values, tx, custom) => {
    const reason = await findReasonFor(tx, lead, input.closingReason)
    if (!reason) throw new Refusal('lead.reasonMissing', 'closingReason')
    if (reason.outcome === 'won') await demandFilledAtEnd(tx, lead, input.leadPhase, custom)
    return {
      operation: 'lead.closed',
      facts: { phase: lead.phase.description, reason: reason.description, outcome: reason.outcome },
      ...closing(lead, actor, values, reason.id, input.comment, input.leadPhase),
    }
  })
}

/** The writes that close a lead now, in its closing phase or by way of `through`, else of the first one. */
export function closing(
  lead: LeadInFunnel,
  actor: Actor,
  values: Parameters<typeof enter>[4],
  closingReasonId: string,
  closingComment: string | null,
  through?: string,
) {
  const now = instantAfter(lead)
  const closed = { state: 'closed', closingReasonId, closedAt: now, closedBy: actor.userId, closingComment }
  const unplanned = { nextAction: null, nextActionOn: null }
  const { score, expectedValue, recurringValue, note } = { ...lead.current, ...values }
  const recorded = { score, expectedValue, recurringValue, note, endedAt: now, endedUserId: actor.userId }
  if (endsHere(lead, through)) {
    return {
      set: { ...closed, ...unplanned },
      writes: [update('phaseRecords', recordKey(lead), lead.current, recorded)],
    }
  }
  const target = closingPhase(lead, through)
  if (!target) throw new Refusal(through ? 'lead.phaseIsNotAhead' : 'lead.funnelIncomplete')
  const jumped = enter(lead, actor, target, 'jumped', values, now)
  const [left, entered] = jumped.writes
  if (!left || !entered) throw new Error('a jump ends one record and opens another')
  const passed = insert(entered.table, entered.key, { ...entered.after, endedAt: now, endedUserId: actor.userId })
  return { set: { ...jumped.set, ...closed, ...unplanned }, writes: [left, passed] }
}

const endsHere = ({ phase }: LeadInFunnel, through?: string) =>
  phase.phaseType === 'closing' && (!through || through === phase.id)

/** The closing phase ahead that a lead is closed by way of. */
const closingPhase = (lead: LeadInFunnel, through?: string) =>
  laterPhases(lead).find((phase) => phase.phaseType === 'closing' && (!through || through === phase.id))

/** What all phases from the current one to the closing one require, that one too. */
export async function demandFilledAtEnd(tx: Transaction, lead: LeadInFunnel, through?: string, custom: Write[] = []) {
  const target = endsHere(lead, through) ? undefined : closingPhase(lead, through)
  await demandFilled(tx, lead, target ? [...leftBehind(lead, target), target] : [lead.phase], custom)
}

/** The closing reason, when it is in use and fits the lead's account type. It keeps its outcome until the lead is closed. */
export async function findReasonFor(
  tx: Transaction,
  lead: { organizationId: string; accountTypeId: string },
  id: string,
) {
  const [reason] = await tx
    .select()
    .from(closingReasons)
    .where(and(eq(closingReasons.organizationId, lead.organizationId), eq(closingReasons.id, id)))
    .for('share')
  if (!reason || reason.archivedAt) return undefined
  const limits = await tx
    .select({ accountTypeId: closingReasonAccountTypes.accountTypeId })
    .from(closingReasonAccountTypes)
    .where(
      and(
        eq(closingReasonAccountTypes.organizationId, lead.organizationId),
        eq(closingReasonAccountTypes.closingReasonId, id),
      ),
    )
  return limits.length === 0 || limits.some((one) => one.accountTypeId === lead.accountTypeId) ? reason : undefined
}
