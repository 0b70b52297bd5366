import { columnOf, type FieldKind, type Subject, type ValueColumn } from '../custom-fields/vocabulary'
import { isId } from '../ids'
import { prefixes, subjectOf } from './field-filters'

/** The columns of values that the list is sorted by; several choices in one value have no order. */
export const sortedColumns = [
  'text',
  'number',
  'amount',
  'day',
  'choiceId',
  'isOn',
  'userId',
] as const satisfies ValueColumn[]
export type SortedColumn = (typeof sortedColumns)[number]

/** What an order by a custom field goes by: whose field it is, which, and the column that holds its values. */
export type SortedField = { subject: Subject; fieldId: string; column: SortedColumn }

/** The same as the URL says it, so that it is read, like a filter, without knowing the fields. */
export type FieldSort = `${(typeof prefixes)[Subject]}.${string}.${SortedColumn}`

/** The order by a field; none by one of several choices. */
export function fieldSortOf({ subject, id, kind }: { subject: Subject; id: string; kind: FieldKind }) {
  const column = sortedColumns.find((one) => one === columnOf[kind])
  return column && (`${prefixes[subject]}.${id}.${column}` satisfies FieldSort)
}

export function sortedFieldIn(sort: string): SortedField | undefined {
  const [prefix, fieldId = '', name, ...more] = sort.split('.')
  const subject = subjectOf(prefix)
  const column = sortedColumns.find((one) => one === name)
  return subject && column && isId(fieldId) && more.length === 0 ? { subject, fieldId, column } : undefined
}

export const isFieldSort = (sort: string): sort is FieldSort => sortedFieldIn(sort) !== undefined
