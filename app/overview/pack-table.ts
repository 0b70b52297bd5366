import type { Bar, Cell, Row, TableProps } from '@/components/crm-overview/table'
import { rowsUrl } from '@/lib/customers/list-view'
import type { Count } from '@/lib/overview/figure'

/** A figure in words, not yet packed; linked to its rows where it counts any. */
export type Written = { text: string; of?: Pick<Count, 'filter'>; under?: string; interval?: Cell[3] }
export type WrittenRow = { name: string; bar?: Bar; notes?: Written[]; cells: Written[] }
type WrittenTable = { heads: string[]; rows: WrittenRow[]; foot?: WrittenRow }

/** What the link of a figure asks, parameter by parameter. */
const asks = ({ of }: Written) =>
  of ? [...new URL(rowsUrl(of.filter), 'http://x').searchParams].map(asPair) : undefined
const asPair = ([name, value]: [string, string]) => `${name}=${encodeURIComponent(value)}`

const common = (all: (string[] | undefined)[]) => {
  const [first = [], ...others] = all.filter((one) => one !== undefined)
  return first.filter((pair) => others.every((one) => one.includes(pair)))
}
const without = (pairs: string[], ...said: string[][]) => pairs.filter((pair) => !said.flat().includes(pair)).join('&')

/**
 * What the links of a row ask is said once for the row, what those of a column ask once for the column: as a list of
 * whole addresses it would be a third of the page.
 */
export function packTable({ heads, rows, foot }: WrittenTable): TableProps {
  const all = [...rows, ...(foot ? [foot] : [])].map((row) => {
    const asked = row.cells.map(asks)
    return { row, asked, own: common([...asked, ...(row.notes ?? []).map(asks)]) }
  })
  const columns = heads
    .slice(1)
    .map((_head, at) => common(all.map(({ asked, own }) => asked[at]?.filter((pair) => !own.includes(pair)))))
  const packed = all.map(
    ({ row: { name, bar, cells, notes = [] }, own }): Row => ({
      name,
      query: own.join('&'),
      cells: cells.map((cell, at) => pack(cell, own, columns[at] ?? [])),
      ...(bar && { bar }),
      ...(notes.length > 0 && { notes: notes.map((note) => pack(note, own)) }),
    }),
  )
  return {
    heads,
    queries: columns.map((pairs) => pairs.join('&')),
    rows: packed.slice(0, rows.length),
    ...(foot && { foot: packed.at(-1) }),
  }
}

/** One figure on its own. */
export function pack(cell: Written, ...said: string[][]): Cell {
  const pairs = asks(cell)
  const whole: Cell = [cell.text, pairs ? without(pairs, ...said) : null, cell.under, cell.interval]
  while (whole.length > 1 && (whole.at(-1) === undefined || whole.at(-1) === null)) whole.pop()
  return whole
}
