'use client'
import type { Messages } from '@/lib/i18n/messages'
import { type Option, Options } from '../form/options'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'
import { Icon } from '../icon/icon'
import { type Cell, CellText, FigureTable, type TableProps } from './table'
import { type TimeChart, TimeChartDrawing } from './time-chart'

export type PanelProps = {
  id: string
  title: string
  wide: boolean
  lead?: string
  /** Figures on their own, before the table. */
  stats?: { label: string; cell: Cell; more: string }[]
  chart?: TimeChart
  table?: TableProps
  /** What each shade of the bars means. */
  keys?: { look: string; label: string }[]
  /** Formula, filter, what is left out, as of when. */
  how: string[]
}

export type CrmOverviewProps = {
  frame: FrameProps
  texts: Messages['crmOverview']
  filters: {
    days: { name: 'from' | 'to' | 'since'; label: string; value: string }[]
    owner: string
    owners: Option[]
    funnel: string
    funnels: Option[]
    presets: { href: string; label: string; current: boolean }[]
  }
  panels: PanelProps[]
  /** The page of what moved since the day asked for. */
  moved: { href: string; label: string }
  empty: boolean
}

/** The manager's page: filters as one form, then a card for each question, each with its links and explanation. */
export function CrmOverviewView({ frame, texts, filters, panels, moved, empty }: CrmOverviewProps) {
  return (
    <Page frame={frame} title={texts.title}>
      <div className="page-head">
        <h1>{texts.title}</h1>
        <a className="btn" href={moved.href}>
          {moved.label}
        </a>
      </div>
      <Filters filters={filters} texts={texts} />
      {empty ? (
        <section className="calm-box" aria-labelledby="empty">
          <h2 id="empty">{texts.emptyTitle}</h2>
          <p className="soft">{texts.emptyText}</p>
          <p className="row">
            {frame.mayAdd && (
              <a className="btn" href="/customers/new">
                {texts.add}
              </a>
            )}
            {frame.admin && (
              <a className="btn" href="/import">
                {texts.importFile}
              </a>
            )}
          </p>
        </section>
      ) : (
        <div className="dash">
          {panels.map((panel) => (
            <Panel key={panel.id} panel={panel} texts={texts} />
          ))}
        </div>
      )}
    </Page>
  )
}

function Filters({ filters, texts }: Pick<CrmOverviewProps, 'filters' | 'texts'>) {
  return (
    <>
      <form className="scope-form" action="/overview">
        {filters.days.map(({ name, label, value }) => (
          <p className="field" key={name}>
            <label className="label" htmlFor={name}>
              {label}
            </label>
            <input className="input num" id={name} name={name} type="date" defaultValue={value} key={value} />
          </p>
        ))}
        <Choice
          name="owner"
          label={texts.owner}
          empty={texts.everyone}
          value={filters.owner}
          options={filters.owners}
        />
        <Choice
          name="funnel"
          label={texts.accountType}
          empty={texts.anyType}
          value={filters.funnel}
          options={filters.funnels}
        />
        <button className="btn" type="submit">
          {texts.show}
        </button>
      </form>
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
    </>
  )
}

type ChoiceProps = { name: string; label: string; empty: string; value: string; options: Option[] }

export function Choice({ name, label, empty, value, options }: ChoiceProps) {
  return (
    <p className="field">
      <label className="label" htmlFor={name}>
        {label}
      </label>
      <select className="input" id={name} name={name} defaultValue={value} key={value}>
        <Options options={options} empty={empty} />
      </select>
    </p>
  )
}

function Panel({ panel, texts }: { panel: PanelProps; texts: CrmOverviewProps['texts'] }) {
  const { id, title, wide, lead, stats, chart, table, keys, how } = panel
  const drawn = table && (table.rows.length > 0 ? <FigureTable {...table} /> : <p className="soft">{texts.none}</p>)
  return (
    <section className={`card panel ${wide ? 'w8' : 'w4'}`} aria-labelledby={id}>
      <div className="card-head">
        <h2 id={id}>{title}</h2>
        {keys && (
          <p className="key">
            {keys.map(({ look, label }) => (
              <span className={`k-${look}`} key={look}>
                {label}
              </span>
            ))}
          </p>
        )}
      </div>
      {lead && <p className="lead">{lead}</p>}
      {stats && (
        <dl className="stats">
          {stats.map(({ label, cell, more }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="num">
                <CellText {...cell} />
              </dd>
              <dd className="small muted">{more}</dd>
            </div>
          ))}
        </dl>
      )}
      {chart && <TimeChartDrawing {...chart} />}
      {chart ? (
        <details className="asdata">
          <summary>
            <Icon name="right" />
            {texts.asTable}
          </summary>
          {drawn}
        </details>
      ) : (
        drawn
      )}
      <details className="asdata">
        <summary>
          <Icon name="right" />
          {texts.how}
        </summary>
        {how.map((text) => (
          <p className="soft small" key={text}>
            {text}
          </p>
        ))}
      </details>
    </section>
  )
}
