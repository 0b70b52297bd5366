'use client'
import { FilterChips } from '../customers/filter-chips'
import { ListFilters } from '../customers/list-filters'
import { Form } from '../form/form'
import { Page } from '../frame/page'
import { ShowAs } from '../frame/show-as'
import { band } from '../overview/stepper'
import type { BoardProps } from './board-props'
import { Columns } from './columns'

/** The funnel of one account type: a column per phase; on a phone one phase at a time. */
export function BoardView(props: BoardProps) {
  const { frame, texts, title, sum, showAs, types, filters, listTexts, warning, similar, empty, columns } = props
  return (
    <Page frame={frame} title={title} find={false} className="board-page">
      <div className="page-head">
        <h1>{title}</h1>
        {sum && <p className="board-sum soft num desk">{sum}</p>}
        <ShowAs {...showAs} />
      </div>
      {types.length > 1 && <Types types={types} texts={texts} />}
      <ListFilters filters={filters} texts={listTexts} />
      <FilterChips filters={filters} texts={listTexts} />
      {warning && (
        <p className="notice warn">
          <span>{warning.text}</span>
          {warning.href && (
            <a className="btn btn-sm" href={warning.href}>
              {texts.settings}
            </a>
          )}
        </p>
      )}
      {similar && (
        <p className="notice" role="status">
          {similar}
        </p>
      )}
      {empty ? <Empty {...empty} /> : <PhaseLinks columns={columns} texts={texts} />}
      {!empty && (
        <Form action={props.move} className="board-form">
          <input type="hidden" name="back" value={props.here} />
          <Columns {...props} />
        </Form>
      )}
    </Page>
  )
}

function Types({ types, texts }: Pick<BoardProps, 'types' | 'texts'>) {
  return (
    <nav className="tabs" aria-label={texts.accountTypes}>
      <ul>
        {types.map(({ href, label, current }) => (
          <li key={href}>
            <a href={href} aria-current={current ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The phases as one tapering band, each with its count and a link to its own list. */
function PhaseLinks({ columns, texts }: Pick<BoardProps, 'columns' | 'texts'>) {
  return (
    <nav className="bjump hand" aria-label={texts.phases}>
      <ol>
        {columns.map(({ id, name, count, href, shown }, at) => (
          <li key={id}>
            <a href={href} aria-current={shown ? 'true' : undefined}>
              <svg viewBox="0 0 100 32" preserveAspectRatio="none" aria-hidden="true">
                <polygon points={band(at, columns.length)} />
              </svg>
              <span>
                <span className="t">{count}</span>
                <span className="vh"> {name}</span>
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Empty({ heading, text, link }: NonNullable<BoardProps['empty']>) {
  return (
    <section className="calm-box" aria-labelledby="empty">
      <h2 id="empty">{heading}</h2>
      <p className="soft">{text}</p>
      {link && (
        <p className="row">
          <a className="btn" href={link.href}>
            {link.label}
          </a>
        </p>
      )}
    </section>
  )
}
