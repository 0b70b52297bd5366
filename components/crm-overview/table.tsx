import type { ReactNode } from 'react'
import { Interval, type IntervalProps } from './interval'

/**
 * A figure as it is read: its text, what its link asks beside what row and column ask (none: no link), and what stands
 * under it within the same link. Short, for a page has hundreds.
 */
export type Cell = [text: string, query?: string | null, under?: string, interval?: IntervalProps]
export type Bar = { width: number; look: 'exp' | 'wgt' | 'won' | 'lost' | 'other' }[]
export type Row = { name: string; query: string; bar?: Bar; notes?: Cell[]; cells: Cell[] }
/** `queries`: what the links of each column ask. */
export type TableProps = { heads: string[]; queries: string[]; rows: Row[]; foot?: Row }

/** Rows of figures with, where there is one, a bar drawn between name and figures. On a phone each row is a block. */
export function FigureTable({ heads, queries, rows, foot, label }: TableProps & { label: string }) {
  const [first, ...others] = heads
  const barred = rows.some((row) => row.bar)
  const columns = others.map((head, at) => ({ head, query: queries[at] ?? '' }))
  // A count alone needs less room than money; with money under it the columns are alike.
  const isCount = !rows.some(({ cells: [first] }) => first?.[2])
  const look = [' few', ' few', ' few', ' three', isCount ? '' : ' many'][others.length] ?? ' many'
  return (
    // biome-ignore lint/a11y/noRedundantRoles: CSS takes the table apart on a phone
    <table className={`data fig-t${look}`} role="table" aria-labelledby={label}>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <thead role="rowgroup">
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <tr role="row">
          <Head>{first}</Head>
          {barred && <td className="p-bar" />}
          {others.map((head) => (
            <Head key={head}>{head}</Head>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <tbody role="rowgroup">
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows stay as the server made them
          <FigureRow key={at} row={row} columns={columns} barred={barred} />
        ))}
      </tbody>
      {foot && (
        // biome-ignore lint/a11y/noRedundantRoles: as above
        <tfoot role="rowgroup">
          <FigureRow row={foot} columns={columns} barred={barred} />
        </tfoot>
      )}
    </table>
  )
}

function Head({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above
    <th scope="col" role="columnheader">
      {children}
    </th>
  )
}

type FigureRowProps = { row: Row; columns: { head: string; query: string }[]; barred: boolean }

function FigureRow({ row: { name, query, bar, notes, cells }, columns, barred }: FigureRowProps) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above
    <tr role="row">
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <th scope="row" role="rowheader">
        {name}
        {notes?.map((note) => (
          <small key={note[0]}>
            <Figure cell={note} asks={[query]} />
          </small>
        ))}
      </th>
      {barred && <td className="p-bar">{bar && <Bars bar={bar} />}</td>}
      {columns.map((column, at) => (
        // biome-ignore lint/a11y/noRedundantRoles: as above
        <td key={column.head} role="cell" data-l={column.head}>
          <Figure cell={cells[at] ?? ['']} asks={[query, column.query]} />
        </td>
      ))}
    </tr>
  )
}

/** A figure, a link to its rows where there are any. */
export function Figure({ cell, asks }: { cell: Cell; asks: string[] }) {
  const [text, query, under, interval] = cell
  const inner = (
    <>
      {text}
      {interval && <Interval {...interval} />}
      {under && <small>{under}</small>}
    </>
  )
  if (typeof query !== 'string') return inner
  return <a href={`/customers?${[...asks, query].filter(Boolean).join('&')}`}>{inner}</a>
}

function Bars({ bar }: { bar: Bar }) {
  return (
    <svg viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
      {bar.map(({ width, look }) => (
        <rect key={look} className={look} width={width} height="16" />
      ))}
    </svg>
  )
}
