import { insert, update, type Write } from '../changes/write'
import { clock } from '../clock'
import type { LeadPhase } from '../lead-phases/funnel'
import type { Actor } from '../permissions/actor'
import type { LeadInFunnel } from './change-lead'
import type { PhaseValues } from './phase-values'
import type { Entry } from './vocabulary'

/** Now, but never before the current phase was entered, or left: the clocks of two machines may differ. */
export function instantAfter({ current: { enteredAt, endedAt } }: LeadInFunnel): Date {
  return new Date(Math.max(clock.now().getTime(), (endedAt ?? enteredAt).getTime()))
}

/** Values typed in the current phase are kept with it. */
export function keepValues(lead: LeadInFunnel, values: Partial<PhaseValues>): Write[] {
  const { score, expectedValue, recurringValue, note } = { ...lead.current, ...values }
  const changed =
    score !== lead.current.score ||
    expectedValue !== lead.current.expectedValue ||
    recurringValue !== lead.current.recurringValue ||
    note !== lead.current.note
  return changed
    ? [update('phaseRecords', recordKey(lead), lead.current, { score, expectedValue, recurringValue, note })]
    : []
}

/** Ends the current record with the values typed and opens the next one, prefilled with them. */
export function enter(
  lead: LeadInFunnel,
  actor: Actor,
  phase: LeadPhase,
  entry: Entry,
  values: Partial<PhaseValues> = {},
  now = instantAfter(lead),
) {
  const { score, expectedValue, recurringValue, note } = { ...lead.current, ...values }
  const ended = { score, expectedValue, recurringValue, note, endedAt: now, endedUserId: actor.userId }
  const ordinal = lead.currentOrdinal + 1
  const next = { score, expectedValue, recurringValue, note: null, endedAt: null, endedUserId: null }
  const writes = [
    update('phaseRecords', recordKey(lead), lead.current, ended),
    insert(
      'phaseRecords',
      { leadId: lead.id, ordinal },
      { leadPhaseId: phase.id, enteredBy: entry, enteredAt: now, enteredUserId: actor.userId, ...next },
    ),
  ]
  return { writes, set: { leadPhaseId: phase.id, currentOrdinal: ordinal } }
}

export const recordKey = (lead: LeadInFunnel) => ({ leadId: lead.id, ordinal: lead.currentOrdinal })
