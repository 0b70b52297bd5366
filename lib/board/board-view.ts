import { fieldPairs } from '../customers/field-filters'
import {
  type ListFilter,
  type ListView,
  listFilterOf,
  orderIn,
  orderOf,
  type Query,
  queryText,
} from '../customers/list-view'
import { isId } from '../ids'

/** The orders of the cards in a column, in the words of the list. */
export const boardOrders = ['nextAction', '-expected', '-weighted', '-score', '-changed', 'changed'] as const

/** The filters of the list that say something about open leads of one funnel. */
const boardFilters = [
  ...(['q', 'funnel', 'owner', 'team', 'due', 'stalled', 'scoreFrom', 'scoreTo', 'withoutScore'] as const),
  ...(['valueFrom', 'valueTo', 'withoutValue', 'fields'] as const),
] satisfies (keyof ListFilter)[]

/**
 * What is shown of a board: the query of its URL, read. `column` is the phase whose cards are paged by `after` and
 * `before`, and the one phase that a phone shows.
 */
export type BoardView = Pick<ListFilter, (typeof boardFilters)[number]> &
  Pick<ListView, 'sort' | 'descending' | 'after' | 'before'> & { column?: string }

/** The usual order, from its beginning. */
export const firstCards = { sort: 'nextAction', descending: false } as const

export function boardViewOf(query: Query): BoardView {
  const column = query.get('column')
  const sort = boardOrders.find((one) => one === query.get('sort')) ?? 'nextAction'
  return {
    ...filtersOf(listFilterOf(query)),
    ...orderIn(sort),
    column: column && isId(column) ? column : undefined,
    after: query.get('after'),
    before: query.get('before'),
  }
}

/** Of any view of the list what a board filters by. */
export const filtersOf = (filter: ListFilter): Pick<ListFilter, (typeof boardFilters)[number]> =>
  Object.fromEntries(boardFilters.map((name) => [name, filter[name]]))

/** The URL of a board; a change of filter, order or column starts at the first cards again. */
export function boardUrl(view: BoardView, change: Partial<BoardView> = {}): string {
  const changed = { ...view, after: undefined, before: undefined, ...change }
  const order = orderOf(changed)
  const { column, after, before } = changed
  const { fields, ...named } = filtersOf(changed)
  const pages = { sort: order === 'nextAction' ? undefined : order, column, after, before }
  const query = queryText([...Object.entries(named), ...fieldPairs(fields), ...Object.entries(pages)])
  return query ? `/board?${query}` : '/board'
}
