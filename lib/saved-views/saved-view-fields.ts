import { z } from 'zod'
import type { Reading } from '../format/reading'
import { canonicalQuery } from './canonical-query'
import { audiences } from './vocabulary'

/** Shared only when it is said: what is not ticked is one's own. */
export const savedViewFields = (read: Reading) => ({
  name: read.requiredText(60),
  sharedWith: read.oneOf(audiences).transform((audience) => audience ?? 'nobody'),
})

export const queryField = (read: Reading) => read.text(4000).transform((text) => canonicalQuery(text ?? ''))

export const seenSavedView = { savedViewId: z.uuid(), version: z.coerce.number().int() }
