'use client'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'
import { Icon } from '../icon/icon'
import { ScopeForm, type ScopeProps } from './scope-form'
import { FigureTable, type TableProps } from './table'
import type { MovedTexts } from './view-texts'

export type MovedProps = {
  frame: FrameProps
  texts: MovedTexts
  title: string
  /** The overview that it belongs to. */
  back: string
  scope: ScopeProps
  tables: { id: string; title: string; table: TableProps }[]
  how: string
}

/** A statement of account for each account type: what was open, what came and went, what is open. */
export function MovedView({ frame, texts, title, back, scope, tables, how }: MovedProps) {
  return (
    <Page frame={frame} title={title} back={{ href: back, label: texts.title }}>
      <nav className="crumb desk" aria-label={texts.title}>
        <a className="back" href={back}>
          <Icon name="left" /> {texts.title}
        </a>
      </nav>
      <div className="page-head tight">
        <h1>{title}</h1>
        <ScopeForm action="/overview/moved" scope={scope} texts={texts} />
      </div>
      {tables.length === 0 && <p className="calm-box soft">{texts.movedNone}</p>}
      <div className="dash">
        {tables.map(({ id, title: name, table }) => (
          <section className="card panel w8" aria-labelledby={id} key={id}>
            <div className="card-head">
              <h2 id={id}>{name}</h2>
            </div>
            <FigureTable {...table} label={id} />
            <details className="asdata">
              <summary>
                <Icon name="right" />
                {texts.how}
              </summary>
              <p className="soft small">{texts.howMoved}</p>
              <p className="soft small">{how}</p>
            </details>
          </section>
        ))}
      </div>
    </Page>
  )
}
