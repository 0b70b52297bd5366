import type { CustomerListProps, FilterField } from '@/components/customers/customer-list-view'
import { type BoardView, boardOrders, boardUrl } from '@/lib/board/board-view'
import { orderOf } from '@/lib/customers/list-view'
import type { PageContext } from '@/lib/web/page'
import { customFilters } from '../customers/custom-filters'
import { filterFields } from '../customers/filter-fields'
import { filterWords } from '../customers/filter-words'
import { orderOptions } from '../customers/order-words'
import type { TypedErrors } from '../customers/sent-filters'
import type { LoadedBoard } from './load-board'

/** Of the filters of the list those that ask about open leads of one funnel. */
export function boardFilters(
  context: PageContext,
  view: BoardView,
  { types, funnels, members, teams, fields }: LoadedBoard,
  errors: TypedErrors,
): CustomerListProps['filters'] {
  const { t } = context
  const known = { types, funnels, members, teams, fields, reasons: [], phaseNames: new Map<string, string>() }
  const chips = filterWords(context, { ...view, funnel: undefined }, known, (change) => boardUrl(view, change))
  const { first, behind } = filterFields(context, view, known, errors)
  const { custom, others } = customFilters(context, view, known, errors)
  const some = (fields: FilterField[], names: string[]) => fields.filter(({ name }) => names.includes(name))
  const typed = some(behind, ['scoreFrom', 'scoreTo', 'expectedFrom', 'expectedTo'])
  const ticks = ['stalled', 'withoutScore', 'withoutValue'] as const
  const { funnel, column, sort, descending } = view
  return {
    action: '/board',
    q: view.q ?? '',
    chips,
    count: chips.filter(({ key }) => key !== 'q').length,
    first: some([...first, ...behind], ['owner', 'due', 'team']),
    behind: typed,
    custom,
    setBehind: [...typed.filter(({ value }) => value), ...ticks.filter((name) => view[name]), ...(view.fields ?? [])]
      .length,
    wrong: Object.keys(errors).length > 0,
    ticks: ticks.map((name) => ({ name, label: t(`customerList.${name}`), ticked: view[name] ?? false })),
    hidden: [
      ...others,
      ...Object.entries({ funnel, column }).flatMap(([name, value]) => (value ? [{ name, value }] : [])),
    ],
    order: orderOf(view),
    orders: orderOptions(t, [...boardOrders], fields),
    ordered: true,
    clear: boardUrl({ funnel, column, sort, descending }),
  }
}
