import { z } from 'zod'
import { highestNumber } from '../changes/reorder'
import type { Reading } from '../format/reading'

export const accountTypeFields = (read: Reading) => ({
  code: read.code,
  description: read.requiredText(80),
  orderNumber: read.whole({ min: 0, max: highestNumber }),
  leadPhases: read.ticked,
  default: read.ticked,
})

export const seenAccountType = { accountTypeId: z.uuid(), version: z.coerce.number().int() }
