import type { ReactNode } from 'react'

/** A figure as it is read, a link to its rows; `note` stands under it. */
export type Cell = { text: string; href?: string; note?: Cell[] }
export type Bar = { width: number; look: 'exp' | 'wgt' | 'won' | 'lost' | 'other' | 'rest'; from?: number }[]
export type TableProps = {
  caption: string
  heads: string[]
  rows: { key: string; name: string; bar?: Bar; cells: Cell[] }[]
  foot?: { name: string; cells: Cell[] }
}

/** Rows of figures with, where there is one, a bar drawn between name and figures. On a phone each row is a block. */
export function FigureTable({ caption, heads, rows, foot }: TableProps) {
  const [first, ...others] = heads
  const barred = rows.some((row) => row.bar)
  return (
    // biome-ignore lint/a11y/noRedundantRoles: CSS takes the table apart on a phone
    <table className="data fig-t" role="table">
      <caption className="vh">{caption}</caption>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <thead role="rowgroup">
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <tr role="row">
          <Head>{first}</Head>
          {barred && <td className="p-bar" />}
          {others.map((head) => (
            <Head key={head} num>
              {head}
            </Head>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <tbody role="rowgroup">
        {rows.map(({ key, ...row }) => (
          <Row key={key} {...row} heads={others} barred={barred} />
        ))}
      </tbody>
      {foot && (
        // biome-ignore lint/a11y/noRedundantRoles: as above
        <tfoot role="rowgroup">
          <Row {...foot} heads={others} barred={barred} />
        </tfoot>
      )}
    </table>
  )
}

function Head({ children, num }: { children: ReactNode; num?: boolean }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above
    <th scope="col" role="columnheader" className={num ? 'num' : undefined}>
      {children}
    </th>
  )
}

type RowProps = { name: string; bar?: Bar; cells: Cell[]; heads: string[]; barred: boolean }

function Row({ name, bar, cells, heads, barred }: RowProps) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above
    <tr role="row">
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <th scope="row" role="rowheader">
        {name}
      </th>
      {barred && (
        <td className="p-bar" aria-hidden="true">
          {bar && <Bars bar={bar} />}
        </td>
      )}
      {cells.map((cell, at) => (
        // biome-ignore lint/a11y/noRedundantRoles: as above
        <td key={heads[at]} className="num" role="cell" data-l={heads[at]}>
          <CellText {...cell} />
          {cell.note?.map((note) => (
            <span className="fig-note" key={note.text}>
              <CellText {...note} />
            </span>
          ))}
        </td>
      ))}
    </tr>
  )
}

export function CellText({ text, href }: Cell) {
  return href ? <a href={href}>{text}</a> : <span>{text}</span>
}

function Bars({ bar }: { bar: Bar }) {
  return (
    <svg viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
      {bar.map(({ width, look, from }) => (
        <rect key={look} className={look} x={from ?? 0} width={width} height="16" />
      ))}
    </svg>
  )
}
