import { insert, update, type Write } from '../changes/write'
import type { Values } from '../custom-fields/find-values'
import type { CustomField } from '../custom-fields/list-custom-fields'
import { columnOf, type Subject } from '../custom-fields/vocabulary'

/** What sets custom fields of a customer or lead to these values, where `present` stands now. */
export function fieldWrites(
  subject: Subject,
  id: string,
  fields: CustomField[],
  values: Values,
  present: Values,
): Write[] {
  const [table, idName] =
    subject === 'customer' ? (['customerValues', 'customerId'] as const) : (['leadValues', 'leadId'] as const)
  return fields.flatMap((field) => {
    const value = values.get(field.id)
    if (value === undefined) return []
    const key = { [idName]: id, fieldId: field.id }
    const before = present.get(field.id)
    const set = { [columnOf[field.kind]]: value }
    return before === undefined ? insert(table, key, set) : update(table, key, { [columnOf[field.kind]]: before }, set)
  })
}
