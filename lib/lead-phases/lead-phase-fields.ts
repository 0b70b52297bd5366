import { z } from 'zod'
import { highestNumber } from '../changes/reorder'
import type { Reading } from '../format/reading'
import { phaseTypes } from './vocabulary'

export const leadPhaseFields = (read: Reading) => ({
  code: read.code,
  description: read.requiredText(80),
  phaseType: read.requiredOneOf(phaseTypes),
  orderNumber: read.whole({ min: 0, max: highestNumber }),
  stalledAfterDays: read.whole({ min: 1, max: 3650 }),
  /** Custom fields to be filled before it is completed; left out, they stay as they are. */
  requiredFields: read.choices.optional(),
})

export const seenLeadPhase = { leadPhaseId: z.uuid(), version: z.coerce.number().int() }
