'use client'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'
import { Empty } from './empty'
import { type How, Panel, type PanelProps } from './panel'
import { ScopeForm, type ScopeProps } from './scope-form'
import type { ViewTexts } from './view-texts'

export type CrmOverviewProps = {
  frame: FrameProps
  texts: ViewTexts
  filters: ScopeProps & { presets: { href: string; label: string; current: boolean }[] }
  panels: PanelProps[]
  /** The page of what moved since the day asked for. */
  moved: { href: string; label: string }
  /** Formula, filter, what is left out, as of when: said once, shown by every panel that counts so. */
  explained: Record<How, string[]>
  /** For the printed page, which has no filters to look at. */
  asOf: string
  /** There is nothing to show: nothing fits the filters, or there never was a lead. */
  empty: 'filtered' | 'new' | null
}

/** The manager's page: filters as one form, then a card for each question, each with its links and explanation. */
export function CrmOverviewView({ frame, texts, filters, panels, moved, explained, asOf, empty }: CrmOverviewProps) {
  return (
    <Page frame={frame} title={texts.title}>
      <div className="page-head figures-head">
        <h1>{texts.title}</h1>
        <a className="btn" href={moved.href}>
          {moved.label}
        </a>
        <ScopeForm action="/overview" scope={filters} texts={texts} />
      </div>
      <p className="as-of soft small">{asOf}</p>
      <nav className="presets" aria-label={texts.periods}>
        <ul>
          {filters.presets.map(({ href, label, current }) => (
            <li key={label}>
              <a href={href} aria-current={current ? 'true' : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {empty ? (
        <Empty frame={frame} texts={texts} filtered={empty === 'filtered'} />
      ) : (
        <div className="dash">
          {panels.map((panel) => (
            <Panel key={panel.id} {...panel} texts={texts} explained={explained[panel.how]} />
          ))}
        </div>
      )}
    </Page>
  )
}
