import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { users } from '@/db/schema'
import { carryOut, lockRow } from '../changes/gate'
import type { Reading } from '../format/reading'
import type { LeadPhase } from '../lead-phases/funnel'
import { type Actor, demand } from '../permissions/actor'
import { may } from '../permissions/permissions'
import type { Permission } from '../permissions/vocabulary'
import { Refusal, unlessMissing } from '../refusal'
import { inFunnel, type LeadRow, leadOwner } from './change-lead'
import { closing, demandFilledAtEnd, findReasonFor } from './close-lead'
import { moveLeadTo } from './move-lead'

/** What becomes of an open lead when its ground changes: nothing, another phase, or its end. */
type Settlement = { what: 'keep' } | { what: 'move'; leadPhaseId: string } | { what: 'close'; closingReasonId: string }

/** Whether a phase may take the leads in. */
type Fits = (phase: LeadPhase) => boolean

async function settleLead(tx: Transaction, actor: Actor, lead: LeadRow, settlement: Settlement, fits: Fits) {
  if (settlement.what === 'keep') return
  await demandOfLead(tx, actor, lead, settlement.what === 'move' ? 'lead.completePhase' : 'lead.close')
  if (settlement.what === 'move') {
    const phase = await lockRow(tx, actor, 'leadPhase', settlement.leadPhaseId, 'share').catch(unlessMissing)
    if (!phase || phase.archivedAt || !fits(phase) || !(await isShown(tx, actor, lead, phase))) {
      throw new Refusal('lead.phaseNotInUse', 'leadPhase')
    }
    await moveLeadTo(tx, actor, lead, phase)
    return
  }
  const reason = await findReasonFor(tx, lead, settlement.closingReasonId)
  if (!reason) throw new Refusal('lead.reasonMissing', 'closingReason')
  const whole = await inFunnel(tx, lead)
  if (reason.outcome === 'won') await demandFilledAtEnd(tx, whole)
  await carryOut(tx, actor, 'lead', lead, {
    operation: 'lead.closed',
    facts: { phase: whole.phase.description, reason: reason.description, outcome: reason.outcome },
    ...closing(whole, actor, {}, reason.id, null),
  })
}

/** Who may change the ground of a lead may not therefore move or close it: says whose it is. */
async function demandOfLead(tx: Transaction, actor: Actor, lead: LeadRow, permission: Permission) {
  const ownerId = await leadOwner(tx, lead)
  if (!ownerId || may(actor, permission, ownerId)) return demand(actor, permission, ownerId)
  const { phase } = await inFunnel(tx, lead)
  const [owner] = await tx.select({ name: users.name }).from(users).where(eq(users.id, ownerId))
  throw new Refusal('lead.notYours', 'leads', { phase: phase.description, owner: owner?.name ?? '' })
}

/** In a funnel that is switched off a lead would be out of sight; in its own it is already. */
const isShown = async (tx: Transaction, actor: Actor, lead: LeadRow, { accountTypeId }: LeadPhase) =>
  accountTypeId === lead.accountTypeId || (await lockRow(tx, actor, 'accountType', accountTypeId, 'share')).leadPhases

/** The settlement as a form posts it: `leads` says what, the other two which. */
export const settleFields = (read: Reading) => ({
  leads: read.oneOf(['keep', 'move', 'close']),
  leadPhase: read.optionalChoice,
  closingReason: read.optionalChoice,
})
export type Settled = {
  leads: 'keep' | 'move' | 'close' | null
  leadPhase: string | null
  closingReason: string | null
}

/**
 * Settles leads that are locked already, each as a change of its own; they move only to a phase that `fits`. Refuses
 * when there are any and nothing was said.
 */
export async function settleEach(tx: Transaction, actor: Actor, open: LeadRow[], posted: Settled, fits: Fits) {
  if (open.length === 0) return
  const settlement = settlementOf(posted)
  // The change that settles them carries the request id.
  for (const lead of open) await settleLead(tx, { ...actor, requestId: undefined }, lead, settlement, fits)
}

function settlementOf({ leads, leadPhase, closingReason }: Settled): Settlement {
  if (leads === null) throw new Refusal('lead.settleFirst', 'leads')
  if (leads === 'keep') return { what: 'keep' }
  if (leads === 'move' && !leadPhase) throw new Refusal('lead.phaseNotInUse', 'leadPhase')
  if (leads === 'close' && !closingReason) throw new Refusal('lead.reasonMissing', 'closingReason')
  return leads === 'move'
    ? { what: 'move', leadPhaseId: leadPhase ?? '' }
    : { what: 'close', closingReasonId: closingReason ?? '' }
}
