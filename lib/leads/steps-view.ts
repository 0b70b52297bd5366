import { dayIn, daysBetween } from '../clock'
import type { LeadPhase } from '../lead-phases/funnel'
import type { ListedRecord } from './list-phase-records'

/** How one phase stands in the funnel of a lead. `leap`: left out, or about to be; `next`: where one is about to go. */
export type StepLook = 'done' | 'now' | 'todo' | 'leap' | 'next' | 'won' | 'lost' | 'other'

export type Step = {
  phase: LeadPhase
  look: StepLook
  /** The last record in this phase, when there is one. */
  record?: ListedRecord
  /** Days spent in the phase by that record; 0 on the day it was entered. */
  days?: number
}

type Lead = { leadPhaseId: string; state: string; outcome?: string }

/**
 * A lead's way through its funnel. `target` is a phase that somebody is about to move to: what lies between is shown
 * as left out.
 */
export function stepsOf(
  lead: Lead,
  funnel: LeadPhase[],
  records: ListedRecord[],
  timeZone: string,
  target?: string,
): Step[] {
  const at = funnel.findIndex((phase) => phase.id === lead.leadPhaseId)
  const to = target ? funnel.findIndex((phase) => phase.id === target) : -1
  return funnel.map((phase, place) => {
    const record = records.findLast((one) => one.leadPhaseId === phase.id)
    const look = lookOf(place, at, to, Boolean(record), lead)
    return { phase, look, record, days: record && stay(record, timeZone) }
  })
}

function lookOf(place: number, at: number, to: number, recorded: boolean, lead: Lead): StepLook {
  if (place === to) return 'next'
  if (place === at) return lead.state === 'closed' ? (lead.outcome as StepLook) : 'now'
  if (place < at) return recorded ? 'done' : 'leap'
  return to > at && place < to ? 'leap' : 'todo'
}

function stay({ enteredAt, endedAt }: ListedRecord, timeZone: string): number {
  return daysBetween(dayIn(timeZone, enteredAt), dayIn(timeZone, endedAt ?? undefined))
}
