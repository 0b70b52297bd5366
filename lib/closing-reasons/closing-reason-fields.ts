import { z } from 'zod'
import { highestNumber } from '../changes/reorder'
import type { Reading } from '../format/reading'
import { outcomes } from './vocabulary'

export const closingReasonFields = (read: Reading) => ({
  code: read.code,
  description: read.requiredText(80),
  outcome: read.requiredOneOf(outcomes),
  orderNumber: read.whole({ min: 0, max: highestNumber }),
  accountTypes: read.choices,
})

export const seenClosingReason = { closingReasonId: z.uuid(), version: z.coerce.number().int() }
