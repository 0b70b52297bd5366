import { z } from 'zod'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { changeLeadWith } from './change-lead'
import { phaseValues, seenLead } from './phase-values'
import { keepValues } from './steps'

export const RecordPhase = (read: Reading) => z.object({ ...seenLead, ...phaseValues(read) })
export type RecordPhase = z.output<ReturnType<typeof RecordPhase>>

/** Keeps score, values, note and next action with the current phase. */
export function recordPhase(actor: Actor, input: RecordPhase) {
  return changeLeadWith(actor, 'lead.record', input, (lead, values) => ({
    operation: 'lead.recorded',
    facts: { phase: lead.phase.description },
    set: { nextAction: values.nextAction, nextActionOn: values.nextActionOn },
    writes: keepValues(lead, values),
  }))
}
