import { z } from 'zod'
import type { Reading } from '../format/reading'
import type { CustomField } from './list-custom-fields'
import type { Value } from './vocabulary'

/** What a form says of custom fields, by their ids; null empties one, and what is not there stays as it is. */
export type TypedFields = Record<string, Value | null>

/** Reads what a form posts for a custom field as the value that its kind holds; null where it is left empty. */
export function valueReader({ kind, choices }: CustomField, read: Reading): z.ZodType<Value | null> {
  const isKnown = (id: string) => choices.some((choice) => choice.id === id)
  switch (kind) {
    case 'text':
      return read.text(200)
    case 'longText':
      return read.text(5000)
    case 'number':
      return read.number
    case 'money':
      return read.money
    case 'day':
      return read.day
    case 'choice':
      return read.optionalChoice.refine((id) => id === null || isKnown(id), 'choose')
    case 'choices':
      return read.choices
        .refine((ids) => ids.every(isKnown), 'choose')
        .transform((ids) => inOrder(ids, choices))
        .transform((ids) => (ids.length > 0 ? ids : null))
    case 'yesNo':
      return read.oneOf(['yes', 'no']).transform((word) => (word === null ? null : word === 'yes'))
    case 'link':
      return read.website
    case 'user':
      return read.optionalChoice
  }
}

/** One order for what was ticked in any order, each once. */
const inOrder = (ids: string[], choices: CustomField['choices']) =>
  choices.map(({ id }) => id).filter((id) => ids.includes(id))

/** The custom fields that a form asked for, read as values. Issues name the field that they belong to. */
export const customFieldsOf = (read: Reading, fields: CustomField[]) =>
  z
    .unknown()
    .optional()
    .transform((posted, context): TypedFields => {
      const typed: TypedFields = {}
      for (const field of fields) {
        if (typeof posted !== 'object' || posted === null || !Object.hasOwn(posted, field.id)) continue
        const raw = (posted as Record<string, unknown>)[field.id]
        const parsed = valueReader(field, read).safeParse(raw)
        if (parsed.success) typed[field.id] = parsed.data
        for (const { code, message, ...issue } of parsed.error?.issues ?? []) {
          const params = { ...('params' in issue ? issue.params : {}), label: field.name }
          context.addIssue({
            code: 'custom',
            message: code === 'custom' ? message : 'invalid',
            params,
            path: [field.id],
          })
        }
      }
      return typed
    })
