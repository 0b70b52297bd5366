import type { CustomField } from '@/lib/custom-fields/list-custom-fields'
import { type SortedColumn, sortedFieldIn } from '@/lib/customers/field-sorts'
import { type Column, type ListView, orderIn } from '@/lib/customers/list-view'
import type { Translate } from '@/lib/i18n/translate'

/** How the order of the values in a column is said. */
const looks = {
  text: 'text',
  number: 'number',
  amount: 'number',
  day: 'day',
  choiceId: 'choice',
  isOn: 'yesNo',
  userId: 'text',
} as const satisfies Record<SortedColumn, string>

/** Orders of the list as a form offers them. */
export const orderOptions = (t: Translate, orders: string[], fields: CustomField[]) =>
  orders.map((value) => ({ value, label: orderText(t, orderIn(value), fields) }))

function orderText(t: Translate, { sort, descending }: Pick<ListView, 'sort' | 'descending'>, fields: CustomField[]) {
  const way = descending ? 'down' : 'up'
  const sorted = sortedFieldIn(sort)
  if (!sorted) return t(`listFilters.${way}.${sort as Column}`)
  const field = fields.find(({ id }) => id === sorted.fieldId)?.name ?? t('listFilters.gone')
  return t(`listFilters.${way}.field.${looks[sorted.column]}`, { field })
}
