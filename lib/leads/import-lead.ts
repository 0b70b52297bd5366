import type { Transaction } from '@/db/client'
import { type Change, record } from '../changes/record'
import { insert } from '../changes/write'
import { clock } from '../clock'
import { newId } from '../ids'
import type { LeadPhase } from '../lead-phases/funnel'
import { type Actor, demand } from '../permissions/actor'
import { Refusal } from '../refusal'

export type ImportedLead = {
  customerId: string
  accountTypeId: string
  ownerId: string | null
  externalId: string | null
  title: string | null
  score: number | null
  expectedValue: number | null
  recurringValue: number | null
  note: string | null
  openedAt: Date
  phase: LeadPhase
  /** A closed lead: why and when. */
  closed?: { reasonId: string; reason: string; outcome: string; at: Date }
}

/**
 * A lead with a past: opened in the initial phase on its own day, then in the phase it stands in or was closed in. The
 * file knows no more than that, so no stays between are made up, and the values are those of the last record.
 */
export async function importLead(
  tx: Transaction,
  actor: Actor,
  lead: ImportedLead,
  initial: LeadPhase,
): Promise<Change> {
  demand(actor, 'import.run')
  const { phase, closed, openedAt, score, expectedValue, recurringValue, note } = lead
  if (closed && closed.at < openedAt) throw new Refusal('lead.closedBeforeOpened')
  if (closed && phase.phaseType !== 'closing') throw new Refusal('lead.funnelIncomplete')
  const id = newId()
  const { userId } = actor
  const left = closed?.at ?? openedAt
  const values = { score, expectedValue, recurringValue, note }
  const straight = phase.id === initial.id
  const entered = { leadPhaseId: phase.id, enteredUserId: userId, ...values }
  const end = closed ? { endedAt: closed.at, endedUserId: userId } : {}
  const key = (ordinal: number) => ({ leadId: id, ordinal })
  const records = straight
    ? [insert('phaseRecords', key(1), { ...entered, enteredBy: 'started', enteredAt: openedAt, ...end })]
    : [
        insert('phaseRecords', key(1), {
          leadPhaseId: initial.id,
          enteredBy: 'started',
          enteredAt: openedAt,
          enteredUserId: userId,
          endedAt: left,
          endedUserId: userId,
        }),
        insert('phaseRecords', key(2), { ...entered, enteredBy: 'jumped', enteredAt: left, ...end }),
      ]
  const now = clock.now()
  const row = {
    customerId: lead.customerId,
    accountTypeId: lead.accountTypeId,
    title: lead.title,
    ownerId: lead.ownerId,
    externalId: lead.externalId,
    state: closed ? 'closed' : 'open',
    leadPhaseId: phase.id,
    currentOrdinal: straight ? 1 : 2,
    openedAt,
    createdAt: now,
    updatedAt: now,
    ...(closed ? { closingReasonId: closed.reasonId, closedAt: closed.at, closedBy: userId } : {}),
  }
  const facts = { phase: phase.description, reason: closed?.reason ?? null, outcome: closed?.outcome ?? null }
  return record(
    tx,
    actor,
    { entity: 'lead', entityId: id, version: 1, customerId: lead.customerId },
    { operation: 'lead.imported', facts, writes: [insert('leads', { id }, row), ...records] },
  )
}
