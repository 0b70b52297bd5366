import type { Place } from './places'

/** A cell of the list that can be changed. The link of its row says which customer and which lead. */
export type Cell = { td: HTMLTableCellElement; link: HTMLAnchorElement; place: Place }

type Places = (Place | undefined)[]
const row = '.list tbody tr'

export const rowOf = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLTableRowElement>(row) : null

/** The cell that something stands in; undefined where it cannot be changed. */
export function cellOf(target: EventTarget | null, places: Places): Cell | undefined {
  const tr = rowOf(target)
  const td = target instanceof Element ? target.closest<HTMLTableCellElement>('td, th') : null
  const link = tr?.querySelector<HTMLAnchorElement>('th a')
  // Under 1024 px a row is a card, which is opened by a tap.
  if (!tr || !td || !link || getComputedStyle(td).display !== 'table-cell') return undefined
  // What picks a row stands before the columns.
  const place = places[td.cellIndex - (tr.cells.length - places.length)]
  const hasLead = new URLSearchParams(link.search).has('lead')
  if (!place || (hasLead ? place.withoutLead : place.of === 'lead')) return undefined
  return { td, link, place }
}

export const cellsOf = (tr: HTMLTableRowElement, places: Places) =>
  [...tr.cells].flatMap((td) => cellOf(td, places) ?? [])

/** Where an arrow leads: along the row, or to the same column of a row above or below. */
export function beside({ td }: Cell, key: string, places: Places): Cell | undefined {
  const tr = rowOf(td)
  if (!tr) return undefined
  const isAlong = key === 'ArrowLeft' || key === 'ArrowRight'
  const cells = isAlong
    ? cellsOf(tr, places)
    : [...document.querySelectorAll<HTMLTableRowElement>(row)].flatMap(
        ({ cells }) => cellOf(cells[td.cellIndex] ?? null, places) ?? [],
      )
  const at = cells.findIndex((one) => one.td === td)
  return cells[at + (key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : 1)]
}

/** The page whose form changes it. */
export const pageOf = ({ link, place }: Cell) =>
  place.of === 'lead' ? link.pathname + link.search : link.pathname.replace(/(\/overview)?$/, '/edit')
