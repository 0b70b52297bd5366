import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { users } from '@/db/schema'
import { lockRow, recordingOf } from '../changes/gate'
import type { Recording } from '../changes/record'
import { recordAll } from '../changes/record-all'
import type { Reading } from '../format/reading'
import type { LeadPhase } from '../lead-phases/funnel'
import { type Actor, demand } from '../permissions/actor'
import { may } from '../permissions/permissions'
import type { Permission } from '../permissions/vocabulary'
import { Refusal, unlessMissing } from '../refusal'
import { inFunnel, type LeadInFunnel, type LeadRow, leadOwner } from './change-lead'
import { closing, demandFilledAtEnd, findReasonFor } from './close-lead'
import { enter } from './steps'

/** What becomes of an open lead when its ground changes: nothing, another phase, or its end. */
type Settlement = { what: 'keep' } | { what: 'move'; leadPhaseId: string } | { what: 'close'; closingReasonId: string }

/** Whether a phase may take the leads in. */
type Fits = (phase: LeadPhase) => boolean

/** What becomes of one lead that is locked already; undefined where it stays as it is. */
async function settle(tx: Transaction, actor: Actor, lead: LeadRow, settlement: Settlement, fits: Fits) {
  if (settlement.what === 'keep') return undefined
  await demandOfLead(tx, actor, lead, settlement.what === 'move' ? 'lead.completePhase' : 'lead.close')
  const whole = await inFunnel(tx, lead)
  const decided =
    settlement.what === 'move'
      ? await moved(tx, actor, whole, settlement.leadPhaseId, fits)
      : await closed(tx, actor, whole, settlement.closingReasonId)
  return recordingOf('lead', lead, decided)
}

/** Into a phase of its own funnel or of another account type's. The earlier records stay where they were made. */
async function moved(tx: Transaction, actor: Actor, lead: LeadInFunnel, leadPhaseId: string, fits: Fits) {
  const phase = await lockRow(tx, actor, 'leadPhase', leadPhaseId, 'share').catch(unlessMissing)
  if (!phase || phase.archivedAt || !fits(phase) || !(await isShown(tx, actor, lead, phase))) {
    throw new Refusal('lead.phaseNotInUse', 'leadPhase')
  }
  const { set, writes } = enter(lead, actor, phase, 'moved')
  return {
    operation: 'lead.moved' as const,
    facts: { phase: lead.phase.description, next: phase.description },
    set: { ...set, accountTypeId: phase.accountTypeId },
    writes,
  }
}

async function closed(tx: Transaction, actor: Actor, lead: LeadInFunnel, closingReasonId: string) {
  const reason = await findReasonFor(tx, lead, closingReasonId)
  if (!reason) throw new Refusal('lead.reasonMissing', 'closingReason')
  if (reason.outcome === 'won') await demandFilledAtEnd(tx, lead)
  return {
    operation: 'lead.closed' as const,
    facts: { phase: lead.phase.description, reason: reason.description, outcome: reason.outcome },
    ...closing(lead, actor, {}, reason.id, null),
  }
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
 * when there are any and nothing was said. All is decided before anything is written: what a change holds that others
 * wait for, it holds only to the end.
 */
export async function settleEach(tx: Transaction, actor: Actor, open: LeadRow[], posted: Settled, fits: Fits) {
  if (open.length === 0) return
  const settlement = settlementOf(posted)
  const recordings: (Recording | undefined)[] = []
  for (const lead of open) recordings.push(await settle(tx, actor, lead, settlement, fits))
  // The change that settles them carries the request id.
  await recordAll(tx, { ...actor, requestId: undefined }, recordings)
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
