import { z } from 'zod'

/** What a custom field says something about. */
export const subjects = ['customer', 'lead'] as const
export const Subject = z.enum(subjects)
export type Subject = z.infer<typeof Subject>

export const kinds = [
  'text',
  'longText',
  'number',
  'money',
  'day',
  'choice',
  'choices',
  'yesNo',
  'link',
  'user',
] as const
export const FieldKind = z.enum(kinds)
export type FieldKind = z.infer<typeof FieldKind>

/** The column of `customer_values` and `lead_values` that holds the values of a kind; the others are empty. */
export const columnOf = {
  text: 'text',
  longText: 'text',
  number: 'number',
  money: 'amount',
  day: 'day',
  choice: 'choiceId',
  choices: 'choiceIds',
  yesNo: 'isOn',
  link: 'text',
  user: 'userId',
} as const satisfies Record<FieldKind, string>
export type ValueColumn = (typeof columnOf)[FieldKind]

/** A value as its column holds it: money in minor units, a day as YYYY-MM-DD, what was chosen by its id. */
export type Value = string | number | boolean | string[]

/** At most so many fields of a subject, archived ones not counted. */
export const mostFields = 50

/** At most so many choices of a field, and in a value. */
export const mostChoices = 200

export const hasChoices = (kind: FieldKind) => kind === 'choice' || kind === 'choices'

/** The name of a custom field in a form. */
export const inputOf = (fieldId: string) => `custom.${fieldId}`
