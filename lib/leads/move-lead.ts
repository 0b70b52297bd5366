import type { Transaction } from '@/db/client'
import { carryOut } from '../changes/gate'
import type { Change } from '../changes/record'
import type { LeadPhase } from '../lead-phases/funnel'
import type { Actor } from '../permissions/actor'
import { inFunnel, type LeadRow } from './change-lead'
import { enter } from './steps'

/**
 * Moves an open lead that is locked already into a phase, of its own funnel or of another account type's. The earlier
 * records stay where they were made.
 */
export async function moveLeadTo(tx: Transaction, actor: Actor, lead: LeadRow, phase: LeadPhase): Promise<Change> {
  const whole = await inFunnel(tx, lead)
  const { set, writes } = enter(whole, actor, phase, 'moved')
  return carryOut(tx, actor, 'lead', lead, {
    operation: 'lead.moved',
    facts: { phase: whole.phase.description, next: phase.description },
    set: { ...set, accountTypeId: phase.accountTypeId },
    writes,
  })
}
