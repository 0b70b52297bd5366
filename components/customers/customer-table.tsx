import type { ReactNode } from 'react'
import { initials } from '../frame/initials'
import { DueMark, type DueProps } from '../funnel/due'
import { Mark } from '../funnel/mark'
import { Score } from '../funnel/score'
import type { CustomerListProps, ListLine, SortHead } from './customer-list-view'

/** A table on a desk; under 1024 px the same rows are cards by CSS, and the roles keep them a table. */
export function CustomerTable({
  rows,
  heads,
  texts,
  funnelOn,
}: Pick<CustomerListProps, 'rows' | 'heads' | 'texts' | 'funnelOn'>) {
  return (
    <div className="list-card card">
      {/* biome-ignore lint/a11y/noRedundantRoles: CSS takes the table apart on a phone */}
      <table className="list" role="table">
        <caption className="vh">{texts.caption}</caption>
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <thead role="rowgroup">
          {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
          <tr role="row">
            <Head head={heads.name} />
            <Head head={heads.city} />
            <Plain className="c-type" label={texts.accountType} />
            {funnelOn && (
              <>
                <Plain className="c-phase" label={texts.phase} />
                <Head head={heads.score} />
                <Head head={heads.expected} />
                <Plain className="c-rec num" label={texts.recurring} />
              </>
            )}
            <Plain className="c-own" label={texts.owner} />
            {funnelOn && <Head head={heads.nextAction} />}
            <Head head={heads.changed} />
          </tr>
        </thead>
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <tbody role="rowgroup">
          {rows.map((row) => (
            <Row key={row.key} row={row} none={texts.none} funnelOn={funnelOn} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Head({ head }: { head: SortHead }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above
    <th scope="col" role="columnheader" className={head.className} aria-sort={head.sorted}>
      <a href={head.href}>{head.label}</a>
    </th>
  )
}

function Plain({ className, label }: { className: string; label: string }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above
    <th scope="col" role="columnheader" className={className}>
      {label}
    </th>
  )
}

function Row({ row, none, funnelOn }: { row: ListLine; none: string; funnelOn: boolean }) {
  const missing = (
    <span className="muted" role="img" aria-label={none}>
      –
    </span>
  )
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above
    <tr role="row">
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <th className="c-name" scope="row" role="rowheader">
        <a href={row.href}>{row.name}</a>
        {row.title && <span className="sub">{row.title}</span>}
        <span className="sub hand">{row.sub}</span>
      </th>
      <td className="c-city">{row.city ?? missing}</td>
      <td className="c-type">{row.accountType}</td>
      {funnelOn && <LeadCells row={row} missing={missing} />}
      <td className="c-own">
        {row.owner ? (
          <span className="who">
            <span className="avatar plain xs" aria-hidden="true">
              {initials(row.owner)}
            </span>
            {row.owner.split(' ')[0]}
          </span>
        ) : (
          missing
        )}
      </td>
      {funnelOn && <td className="c-due">{row.due ? <RowDue due={row.due} action={row.action} /> : missing}</td>}
      <td className="c-chg">{row.changed}</td>
    </tr>
  )
}

function LeadCells({ row, missing }: { row: ListLine; missing: ReactNode }) {
  return (
    <>
      <td className="c-phase">
        {row.phase ? (
          <span className="phase">
            <Mark {...row.phase.mark} /> {row.phase.name}
          </span>
        ) : (
          missing
        )}
      </td>
      <td className="c-score num">{row.score === null ? missing : <Score score={row.score} />}</td>
      <td className="c-exp num">{row.expected ?? missing}</td>
      <td className="c-rec num">
        {row.recurring ?? missing}
        {row.recurring && <span className="hand"> {row.perPeriod}</span>}
      </td>
    </>
  )
}

/** A due mark with, on a phone, the action beside it. */
function RowDue({ due, action }: { due: DueProps; action: string | null }) {
  return (
    <>
      <DueMark {...due} />
      {action && <span className="act hand">{action}</span>}
    </>
  )
}
