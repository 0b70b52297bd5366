import { z } from 'zod'
import type { Reading } from '../format/reading'
import { fail } from '../format/reading'
import { mostChoices } from './vocabulary'

const longestName = 80

export const customFieldFields = (read: Reading) => ({
  name: read.requiredText(60),
  helpText: read.text(200),
  /** Choices to be added at the end, one on each line. */
  newChoices: read.text(mostChoices * longestName).transform((text, context): string[] => {
    const names = [...new Set((text ?? '').split('\n').map((line) => line.trim()))].filter((line) => line !== '')
    return names.every((name) => name.length <= longestName) ? names : fail(context, 'tooLong', { max: longestName })
  }),
})

/** What a form says of the choices that are there, by their ids: an empty name takes one away. */
export const choiceFields = (read: Reading) => ({
  choiceNames: byId(read.text(longestName)),
  choiceOrder: byId(read.whole({ min: 0, max: 1_000_000 })),
  /** Those no longer offered. */
  archivedChoices: read.choices,
})

const byId = <T>(reader: z.ZodType<T>) => z.record(z.uuid(), reader).optional().default({})

export const seenCustomField = { customFieldId: z.uuid(), version: z.coerce.number().int() }
