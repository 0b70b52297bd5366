import type { Transaction } from '@/db/client'
import { carryOut } from '../changes/gate'
import { listFunnel } from '../lead-phases/funnel'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { inFunnel, type LeadRow } from './change-lead'
import { closing, findReasonFor } from './close-lead'
import { moveLeadTo } from './move-lead'

/** What becomes of an open lead when its ground changes: nothing, another phase, or its end. */
export type Settlement =
  | { what: 'keep' }
  | { what: 'move'; accountTypeId: string; leadPhaseId: string }
  | { what: 'close'; closingReasonId: string }

export async function settleLead(tx: Transaction, actor: Actor, lead: LeadRow, settlement: Settlement) {
  if (settlement.what === 'keep') return
  if (settlement.what === 'move') {
    const funnel = await listFunnel(tx, actor.organizationId, settlement.accountTypeId)
    const phase = funnel.find((one) => one.id === settlement.leadPhaseId)
    if (!phase) throw new Refusal('lead.phaseGone', 'leadPhase')
    await moveLeadTo(tx, actor, lead, phase)
    return
  }
  const reason = await findReasonFor(tx, lead, settlement.closingReasonId)
  if (!reason) throw new Refusal('lead.reasonMissing', 'closingReason')
  const whole = await inFunnel(tx, lead)
  await carryOut(tx, actor, 'lead', lead, {
    operation: 'lead.closed',
    facts: { phase: whole.phase.description, reason: reason.description, outcome: reason.outcome },
    ...closing(whole, actor, {}, reason.id, null),
  })
}

/** The settlement as a form posts it: `leads` says what, the other two which. */
export function settlementOf(input: { leads: string | null; leadPhase: string | null; closingReason: string | null }, accountTypeId: string): Settlement {
  if (input.leads === 'keep') return { what: 'keep' }
  if (input.leads === 'move') {
    if (!input.leadPhase) throw new Refusal('lead.phaseGone', 'leadPhase')
    return { what: 'move', accountTypeId, leadPhaseId: input.leadPhase }
  }
  if (input.leads === 'close') {
    if (!input.closingReason) throw new Refusal('lead.reasonMissing', 'closingReason')
    return { what: 'close', closingReasonId: input.closingReason }
  }
  throw new Refusal('lead.settleFirst', 'leads')
}
