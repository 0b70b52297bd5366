import type { CustomerListProps } from '@/components/customers/customer-list-view'
import { fieldSortOf } from '@/lib/customers/field-sorts'
import {
  columns,
  columnsOfCustomers,
  isDescendingFirst,
  type ListView,
  listUrl,
  orderOf,
} from '@/lib/customers/list-view'
import type { PageContext } from '@/lib/web/page'
import { customFilters } from './custom-filters'
import { filterFields } from './filter-fields'
import { filterWords, hiddenFilters } from './filter-words'
import type { LoadedList } from './load-list'
import { orderOptions } from './order-words'
import type { TypedErrors } from './sent-filters'

/** The filters of a view in the reader's language, and what the list says when they let nothing through. */
export function listFilters(context: PageContext, view: ListView, list: LoadedList, errors: TypedErrors) {
  const { t } = context
  const chips = filterWords(context, view, list)
  const { first, behind } = filterFields(context, view, list, errors)
  const { custom, others } = customFilters(context, view, list, errors)
  const ticks = view.withoutLeads
    ? (['archived'] as const)
    : (['stalled', 'withoutScore', 'withoutValue', 'archived'] as const)
  const setBehind = [
    ...behind.filter(({ name, value }) => value && !['from', 'to'].includes(name)),
    ...ticks.filter((name) => view[name]),
    ...(view.fields ?? []),
  ].length

  /** Each order in its usual direction, and the present one when it goes the other way. */
  const sorts = [
    ...(view.withoutLeads ? columnsOfCustomers : columns),
    ...list.shownFields.flatMap((field) => fieldSortOf(field) ?? []),
  ]
  const usual = sorts.map((sort) => orderOf({ sort, descending: isDescendingFirst(sort) }))
  const orders = orderOptions(t, [...new Set([...usual, orderOf(view)])], list.fields)

  const filters: CustomerListProps['filters'] = {
    action: '/customers',
    q: view.q ?? '',
    chips,
    count: chips.filter(({ key }) => key !== 'q').length,
    first,
    ...{ behind, custom, setBehind },
    wrong: Object.keys(errors).length > 0,
    ticks: ticks.map((name) => ({ name, label: t(`customerList.${name}`), ticked: view[name] ?? false })),
    hidden: [...hiddenFilters(view), ...others],
    order: orderOf(view),
    orders,
    clear: listUrl({ sort: view.sort, descending: view.descending }),
  }
  const empty =
    chips.length > 0
      ? {
          heading: t('customerList.nothingFound'),
          text: t('customerList.nothingFoundText', { filters: chips.map(({ text }) => text).join(' · ') }),
          first: false,
        }
      : { heading: t('customerList.firstDay'), text: t('customerList.firstDayText'), first: true }
  return { filters, empty }
}
