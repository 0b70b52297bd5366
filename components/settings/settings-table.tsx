'use client'
import type { ReactNode } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { OrderButtons } from './order-buttons'

export type SettingsLine = {
  id: string
  version: number
  name: string
  /** Where its form is. */
  href: string
  /** The first and the last have nothing to change places with. */
  order: { number: number; first: boolean; last: boolean; up: string; down: string } | null
}

export type Column<Line> = { label: string; numeric?: boolean; className?: string; of: (line: Line) => ReactNode }

type Props<Line> = {
  title: string
  texts: Messages['settings']
  table: string
  /** The first is the name of a row. */
  columns: [Column<Line>, ...Column<Line>[]]
  lines: Line[]
  open?: string
  idName: string
  also?: Record<string, string>
  actions: { move?: FormAction }
}

export function SettingsTable<Line extends SettingsLine>(props: Props<Line>) {
  const { title, texts, table, columns, lines, actions } = props
  return (
    <table className={`data ${table}`}>
      <caption className="vh">{title}</caption>
      <thead>
        <tr>
          {actions.move && <th scope="col">{texts.order}</th>}
          {columns.map(({ label, numeric }) => (
            <th key={label} scope="col" className={numeric ? 'num' : undefined}>
              {label}
            </th>
          ))}
          <td>
            <span className="vh">{texts.actions}</span>
          </td>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.id} line={line} {...props} />
        ))}
      </tbody>
    </table>
  )
}

function Row<Line extends SettingsLine>({
  line,
  columns,
  texts,
  open,
  idName,
  also,
  actions,
}: Props<Line> & { line: Line }) {
  const [name, ...cells] = columns
  const isOpen = line.id === open
  return (
    <tr className={isOpen ? 'is-open' : undefined} aria-current={isOpen || undefined}>
      {line.order && (
        <td className="num ph-o" data-l={texts.order}>
          {line.order.number}
        </td>
      )}
      <th scope="row">{name.of(line)}</th>
      {cells.map(({ label, numeric, className = '', of }) => (
        <td key={label} className={`${numeric ? 'num ' : ''}${className}` || undefined} data-l={label}>
          {of(line)}
        </td>
      ))}
      <td className="ph-go">
        {line.order && actions.move && (
          <OrderButtons action={actions.move} fields={{ ...also, [idName]: line.id }} line={line} {...line.order} />
        )}
        <a className="btn btn-sm" href={line.href}>
          {texts.edit}
          <span className="vh"> {line.name}</span>
        </a>
      </td>
    </tr>
  )
}
