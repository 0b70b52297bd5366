import { z } from 'zod'
import type { CustomField } from '../custom-fields/list-custom-fields'
import type { Subject } from '../custom-fields/vocabulary'
import { type Target, targets } from './vocabulary'

/** A custom field as what a column can become. */
export type FieldTarget = `${Subject}Field.${string}`
export type AnyTarget = Target | FieldTarget

export const fieldTarget = ({ subject, id }: Pick<CustomField, 'subject' | 'id'>): FieldTarget =>
  `${subject}Field.${id}`

export const isFieldTarget = (target: string): target is FieldTarget => /^(customer|lead)Field\./.test(target)

export const AnyTarget = z.union([
  z.enum(targets),
  z.custom<FieldTarget>((text) => typeof text === 'string' && isFieldTarget(text)),
])

/** The field that a column goes to. */
export const fieldOf = (fields: CustomField[], target: string | null | undefined) =>
  fields.find((field) => fieldTarget(field) === target)

/** Whether what a column holds is matched one by one with what can be chosen. */
export const isMatched = ({ kind }: Pick<CustomField, 'kind'>) => kind === 'choice' || kind === 'user'
