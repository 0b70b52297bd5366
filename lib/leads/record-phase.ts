import { z } from 'zod'
import type { CustomField } from '../custom-fields/list-custom-fields'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { changeLeadWith } from './change-lead'
import { customValues } from './custom-values'
import { phaseValues, seenLead } from './phase-values'
import { keepValues } from './steps'

export const RecordPhase = (read: Reading, fields: CustomField[] = []) =>
  z.object({ ...seenLead, ...phaseValues(read), ...customValues(read, fields) })
export type RecordPhase = z.output<ReturnType<typeof RecordPhase>>

/** Keeps score, values, note, next action and custom fields with the current phase. */
export function recordPhase(actor: Actor, input: RecordPhase) {
  return changeLeadWith(actor, 'lead.record', input, (lead, values) => ({
    operation: 'lead.recorded',
    facts: { phase: lead.phase.description },
    set: { nextAction: values.nextAction, nextActionOn: values.nextActionOn },
    writes: keepValues(lead, values),
  }))
}
