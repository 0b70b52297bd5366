import { z } from 'zod'
import type { Chosen } from '@/lib/bulk/kind'
import { bulkKinds } from '@/lib/bulk/vocabulary'
import type { Reading } from '@/lib/format/reading'
import { isId } from '@/lib/ids'

/** Rows of the list as its tick boxes post them: each says one row, or all of a page with spaces between. */
const rows = z
  .unknown()
  .optional()
  .transform((raw): Chosen[] => {
    const texts = [raw ?? []].flat().flatMap((text) => String(text).split(' '))
    return texts
      .map((text) => text.split(':'))
      .filter(([customerId = '', leadId]) => isId(customerId) && (leadId === undefined || isId(leadId)))
      .map(([customerId = '', leadId = null]) => ({ customerId, leadId }))
  })

/** What is to be done, to which rows of which list. */
export const ChooseForm = (read: Reading) =>
  z.object({ kind: read.requiredOneOf(bulkKinds), rows, whole: read.ticked, list: read.text(2000) })
export type ChooseForm = z.output<ReturnType<typeof ChooseForm>>
