import { type ListView, listUrl, listViewOf, queryIn } from '../customers/list-view'

/** What a view of the list filters and how it orders, as the one text that says it in the URL: no page, no name. */
export function queryOfView(view: ListView): string {
  const [, query = ''] = listUrl({ ...view, savedView: undefined }).split('?')
  return query
}

/** The same of any query; what the list does not know is left out. */
export function canonicalQuery(text: string): string {
  return queryOfView(listViewOf(queryIn(new URLSearchParams(text))))
}

/** Where a saved view opens. */
export const savedViewUrl = ({ id, query }: { id: string; query: string }) =>
  `/customers?${query}${query ? '&' : ''}view=${id}`
