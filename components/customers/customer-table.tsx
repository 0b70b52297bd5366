import type { ReactNode } from 'react'
import type { Column } from '@/lib/customers/list-view'
import { PagePick, RowPick } from '../bulk/bulk-bar'
import { initials } from '../frame/initials'
import { DueMark } from '../funnel/due'
import { Mark } from '../funnel/mark'
import { Score } from '../funnel/score'
import { Icon } from '../icon/icon'
import type { CustomerListProps, FieldHead, Head, ListLine, SortHead } from './customer-list-view'

/** A table on a desk; under 1024 px the same rows are cards by CSS, and the roles keep them a table. */
export function CustomerTable({
  rows,
  heads,
  fieldHeads,
  perPeriod,
  texts,
  bulk,
}: Pick<CustomerListProps, 'rows' | 'heads' | 'fieldHeads' | 'perPeriod' | 'texts' | 'bulk'>) {
  return (
    <div className={heads.length + fieldHeads.length > 10 ? 'list-card card wide' : 'list-card card'}>
      {/* biome-ignore lint/a11y/noRedundantRoles: CSS takes the table apart on a phone */}
      <table className="list" role="table">
        <caption className="vh">{texts.caption}</caption>
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <thead role="rowgroup">
          {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
          <tr role="row">
            {bulk && (
              // biome-ignore lint/a11y/noRedundantRoles: as above
              <th scope="col" role="columnheader" className="c-sel">
                <PagePick key={rows.map(pickValue).join()} label={bulk.texts.thisPage} hidden />
              </th>
            )}
            {heads.map((head) => (
              <ColumnHead key={head.column} {...head} />
            ))}
            {fieldHeads.map((head) => (
              <ColumnHead key={head.id} {...head} />
            ))}
          </tr>
        </thead>
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <tbody role="rowgroup">
          {rows.map((row) => (
            <Row
              key={row.leadId ?? row.customerId}
              row={row}
              heads={heads}
              fieldHeads={fieldHeads}
              perPeriod={perPeriod}
              picked={bulk !== null}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ColumnHead({ label, className, href, sorted }: Head) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above
    <th scope="col" role="columnheader" className={className} aria-sort={sorted}>
      {href ? (
        <a href={href}>
          {label}
          {sorted && <Icon name={sorted === 'ascending' ? 'up1' : 'down1'} />}
        </a>
      ) : (
        label
      )}
    </th>
  )
}

/** What the tick box of a row posts. */
export const pickValue = ({ customerId, leadId }: ListLine) => (leadId ? `${customerId}:${leadId}` : customerId)

type RowProps = { row: ListLine; heads: SortHead[]; fieldHeads: FieldHead[]; perPeriod: string; picked: boolean }

function Row({ row, heads, fieldHeads, perPeriod, picked }: RowProps) {
  const { customerId, leadId, city, accountType, owner } = row
  const card = `/customers/${customerId}`
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above
    <tr role="row">
      {picked && (
        <td className="c-sel">
          <RowPick value={pickValue(row)} label={row.title ?? row.name} />
        </td>
      )}
      {heads.map(({ column, className }) =>
        column === 'name' ? (
          // biome-ignore lint/a11y/noRedundantRoles: as above
          <th key={column} className={className} scope="row" role="rowheader">
            <a href={leadId ? `${card}/overview?lead=${leadId}` : card}>{row.name}</a>
            {row.title && <span className="sub">{row.title}</span>}
            <span className="sub hand">
              {[city, accountType, owner && firstName(owner)].filter(Boolean).join(' · ')}
            </span>
          </th>
        ) : (
          <td key={column} className={className}>
            {cells[column](row, perPeriod)}
          </td>
        ),
      )}
      {fieldHeads.map(({ id, className }) => (
        <td key={id} className={className}>
          <FieldCell {...row.fields?.[id]} />
        </td>
      ))}
    </tr>
  )
}

function FieldCell({ text, href }: { text?: string; href?: string }) {
  return href ? (
    <a href={href} rel="noreferrer">
      {text}
    </a>
  ) : (
    text
  )
}

const firstName = (name: string) => name.split(' ')[0]

/** What stands in each column; a cell with nothing in it shows a dash by CSS. */
const cells: Record<Exclude<Column, 'name'>, (row: ListLine, perPeriod: string) => ReactNode> = {
  number: (row) => row.number,
  city: (row) => row.city,
  accountType: (row) => row.accountType,
  phase: ({ phase }) =>
    phase && (
      <span className="phase">
        <Mark {...phase.mark} /> {phase.name}
      </span>
    ),
  score: ({ score }) => score !== undefined && <Score score={score} />,
  expected: (row) => row.expected,
  recurring: ({ recurring }, perPeriod) =>
    recurring && (
      <>
        {recurring}
        <span className="hand"> {perPeriod}</span>
      </>
    ),
  weighted: (row) => row.weighted,
  owner: ({ owner }) =>
    owner && (
      <span className="who">
        <span className="avatar plain xs" aria-hidden="true">
          {initials(owner)}
        </span>
        {firstName(owner)}
      </span>
    ),
  // On a phone the action stands beside its day.
  nextAction: ({ due, action }) =>
    due && (
      <>
        <DueMark {...due} />
        {action && <span className="act hand">{action}</span>}
      </>
    ),
  changed: (row) => row.changed,
  closingReason: (row) => row.reason,
}
