import type { Values } from '../custom-fields/find-values'
import type { CustomField } from '../custom-fields/list-custom-fields'
import type { Subject, Value } from '../custom-fields/vocabulary'
import { fieldOf, isFieldTarget } from './field-targets'
import type { Mapping } from './mapping'
import { readField } from './read-field'
import { refused } from './refused'
import type { RowRefusal } from './vocabulary'

/** Reads what the cells of a row say of the custom fields of its customer or lead; what is empty is not said. */
export function fieldPlanner(mapping: Mapping, fields: CustomField[], currency: string) {
  const columns = mapping.columns.flatMap((target, at) =>
    target && isFieldTarget(target) ? [{ at, target, field: fieldOf(fields, target) }] : [],
  )

  return (cells: string[], subject: Subject): Values | RowRefusal => {
    const values = new Map<string, Value>()
    for (const { at, target, field } of columns) {
      const text = cells[at]
      if (!text || !target.startsWith(subject)) continue
      if (!field) return refused('refusedFieldGone')
      const value = readField(text, field, mapping, currency)
      if (typeof value === 'object' && 'key' in value) return value
      values.set(field.id, value)
    }
    return values
  }
}
