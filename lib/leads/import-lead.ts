import type { closingReasons } from '@/db/schema'
import type { Recording } from '../changes/record'
import { insert } from '../changes/write'
import { clock } from '../clock'
import { newId } from '../ids'
import { isComplete, type LeadPhase } from '../lead-phases/funnel'
import { type Actor, demand } from '../permissions/actor'
import { Refusal } from '../refusal'
import type { PhaseValues } from './phase-values'

export type ImportedLead = PhaseValues & {
  customer: { id: string; archivedAt: Date | null }
  ownerId: string | null
  externalId: string | null
  title: string | null
  openedAt: Date
  /** The funnel it goes through, and the phase it stands in. */
  funnel: LeadPhase[]
  phase: LeadPhase
  /** A closed lead, in a closing phase: why and when. */
  closed?: { reason: Pick<typeof closingReasons.$inferSelect, 'id' | 'description' | 'outcome'>; at: Date }
}

/**
 * What a lead with a past writes, by the rules of any lead: opened in the initial phase on its own day, then in the
 * phase it stands in or was closed in. The file knows no more, so no stays between are made up, and the values are
 * those of the last record (docs/decisions/0016-imported-past.md).
 */
export function importLead(actor: Actor, lead: ImportedLead): Recording {
  demand(actor, 'import.run')
  const { customer, funnel, phase, closed, openedAt } = lead
  const [initial] = funnel
  if (customer.archivedAt) throw new Refusal('customer.isArchived')
  if (!initial || !isComplete(funnel)) throw new Refusal('lead.funnelIncomplete')
  if (!funnel.includes(phase)) throw new Refusal('lead.phaseGone')
  if (closed && phase.phaseType !== 'closing') throw new Refusal('lead.funnelIncomplete')
  if (closed && closed.at < openedAt) throw new Refusal('lead.closedBeforeOpened')
  const id = newId()
  const now = clock.now()
  const records = recordsOf(actor, lead, initial)
  const row = {
    customerId: customer.id,
    accountTypeId: initial.accountTypeId,
    title: lead.title,
    ownerId: lead.ownerId,
    externalId: lead.externalId,
    state: closed ? 'closed' : 'open',
    leadPhaseId: phase.id,
    currentOrdinal: records.length,
    openedAt,
    createdAt: now,
    updatedAt: now,
    ...(closed ? { closingReasonId: closed.reason.id, closedAt: closed.at, closedBy: actor.userId } : {}),
  }
  const facts = {
    phase: phase.description,
    reason: closed?.reason.description ?? null,
    outcome: closed?.reason.outcome ?? null,
  }
  return {
    subject: { entity: 'lead', entityId: id, version: 1, customerId: customer.id },
    decision: {
      operation: 'lead.imported',
      facts,
      writes: [
        insert('leads', { id }, row),
        ...records.map((record, at) => insert('phaseRecords', { leadId: id, ordinal: at + 1 }, record)),
      ],
    },
  }
}

/** The record of the phase it stands in; before it that of the initial phase, if it is another. */
function recordsOf({ userId }: Actor, { phase, openedAt, closed, ...values }: ImportedLead, initial: LeadPhase) {
  const { score, expectedValue, recurringValue, note } = values
  const left = closed?.at ?? openedAt
  const started = { leadPhaseId: initial.id, enteredBy: 'started', enteredAt: openedAt, enteredUserId: userId }
  const ended = { endedAt: left, endedUserId: userId }
  const own = { score, expectedValue, recurringValue, note, ...(closed ? ended : {}) }
  if (phase.id === initial.id) return [{ ...started, ...own }]
  const jumped = { leadPhaseId: phase.id, enteredBy: 'jumped', enteredAt: left, enteredUserId: userId }
  return [
    { ...started, ...ended },
    { ...jumped, ...own },
  ]
}
