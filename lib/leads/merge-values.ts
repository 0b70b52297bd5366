import { and, eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { phaseRecords } from '@/db/schema'
import { heldBefore, type Meeting } from '../changes/meeting'
import type { LeadInFunnel, PhaseRecord } from './change-lead'
import type { TypedValues } from './phase-values'
import { recordKey } from './steps'

/** What leaves a lead in the phase that a form was made in. */
const quiet = ['lead.recorded', 'lead.edited', 'lead.nextActionCompleted']

/** Whether the lead has gone to another phase, was closed or reopened since the form was made. */
export const hasMoved = ({ since }: Meeting) => since.some(({ operation }) => !quiet.includes(operation))

/**
 * Puts the values that a form brought on those of the current phase, by what stood there when it was made. Where the
 * lead has moved on, that is in the record of an earlier phase.
 */
export async function mergeValues<T extends TypedValues>(
  tx: Transaction,
  lead: LeadInFunnel,
  input: T,
  meeting: Meeting,
): Promise<T> {
  if (meeting.since.length === 0) return input
  const { score, expectedValue, recurringValue, note, nextAction, nextActionOn } = input
  const { merge } = meeting
  const planned = merge('leads', { id: lead.id }, lead, { nextAction, nextActionOn })
  const typed = { score, expectedValue, recurringValue, note }
  const earlier = heldBefore(meeting.since, 'leads', { id: lead.id }, 'currentOrdinal')
  const values = earlier
    ? await mergeAcross(tx, lead, Number(earlier.value), typed, meeting)
    : merge('phaseRecords', recordKey(lead), lead.current, typed)
  return { ...input, ...values, ...planned }
}

/** The note belongs to the phase it was typed in, so it is only kept for the person to read. */
async function mergeAcross(
  tx: Transaction,
  lead: LeadInFunnel,
  ordinal: number,
  typed: Pick<TypedValues, 'score' | 'expectedValue' | 'recurringValue' | 'note'>,
  { since, taken, clashes }: Meeting,
) {
  const [record] = await tx
    .select()
    .from(phaseRecords)
    .where(
      and(
        eq(phaseRecords.organizationId, lead.organizationId),
        eq(phaseRecords.leadId, lead.id),
        eq(phaseRecords.ordinal, ordinal),
      ),
    )
  for (const column of ['score', 'expectedValue', 'recurringValue'] as const) {
    const held = heldBefore(since, 'phaseRecords', { leadId: lead.id, ordinal }, column) ?? recorded(record, column)
    const [mine, theirs] = [typed[column], lead.current[column]]
    if (mine === theirs) continue
    if (mine === held.value) taken.push(column)
    else if (theirs !== held.value) clashes.push({ column, before: held.value, theirs, mine })
  }
  return typed
}

const recorded = (record: PhaseRecord | undefined, column: keyof PhaseRecord) => ({ value: record?.[column] ?? null })
