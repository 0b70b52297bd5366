import { z } from 'zod'
import type { Chosen } from '@/lib/bulk/kind'
import { bulkKinds } from '@/lib/bulk/vocabulary'
import type { Reading } from '@/lib/format/reading'
import { isId } from '@/lib/ids'

/** Rows of the list as their tick boxes post them, or all that a page showed, with spaces between. */
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

/** What is to be done, to which rows of which list: to those ticked, to all that the page showed, or to the whole list. */
export const ChooseForm = (read: Reading) =>
  z
    .object({
      kind: read.requiredOneOf(bulkKinds),
      ...{ rows, page: rows, thisPage: read.ticked },
      ...{ whole: read.ticked, list: read.text(2000) },
    })
    .transform(({ page, thisPage, ...input }) => ({ ...input, rows: thisPage ? page : input.rows }))
export type ChooseForm = z.output<ReturnType<typeof ChooseForm>>
