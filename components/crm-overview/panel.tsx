import { Icon } from '../icon/icon'
import { Interval, type IntervalProps } from './interval'
import { type Cell, Figure, FigureTable, type TableProps } from './table'
import { type TimeChart, TimeChartDrawing } from './time-chart'
import type { ViewTexts } from './view-texts'

/** What is counted in the same way is explained in the same words. */
export type How = 'pipeline' | 'movement' | 'attention' | 'ended'

export type PanelProps = {
  id: string
  title: string
  /** Of twelve columns, on a desk. */
  width: 4 | 8 | 12
  lead?: string
  /** A figure on its own, before the table. */
  stat?: { label: string; cell: Cell; interval?: IntervalProps; sentence: string }
  chart?: TimeChart
  table: TableProps
  /** What each shade of the bars means. */
  keys?: { look: string; label: string }[]
  how: How
}

type Props = PanelProps & { texts: ViewTexts; explained: string[] }

/** One question: its figures, where there is a chart with the table behind it, and how they are made. */
export function Panel({ id, title, width, lead, stat, chart, table, keys, texts, explained }: Props) {
  const drawn = table.rows.length > 0 ? <FigureTable {...table} label={id} /> : <p className="soft">{texts.none}</p>
  return (
    <section className={`card panel w${width}`} aria-labelledby={id}>
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
      {stat && (
        <dl className="stats">
          <div>
            <dt>{stat.label}</dt>
            <dd className="num">
              <Figure cell={stat.cell} asks={[]} />
              {stat.interval && <Interval {...stat.interval} />}
            </dd>
            <dd className="small muted">{stat.sentence}</dd>
          </div>
        </dl>
      )}
      {chart && <TimeChartDrawing {...chart} />}
      {chart ? <Unfolded summary={texts.asTable}>{drawn}</Unfolded> : drawn}
      <Unfolded summary={texts.how}>
        {explained.map((text) => (
          <p className="soft small" key={text}>
            {text}
          </p>
        ))}
      </Unfolded>
    </section>
  )
}

function Unfolded({ summary, children }: { summary: string; children: React.ReactNode }) {
  return (
    <details className="asdata">
      <summary>
        <Icon name="right" />
        {summary}
      </summary>
      {children}
    </details>
  )
}
