import type { LeadLine, OverviewTexts, RecordProps } from './overview-props'
import { StepValues } from './stepper'

/** Every record of the lead, newest first: also of a phase that was visited twice. */
export function Records({ records, texts }: { records: RecordProps[]; texts: OverviewTexts }) {
  return (
    <aside aria-labelledby="records">
      <div className="card-head">
        <h2 id="records">{texts.records}</h2>
      </div>
      <RecordList records={records} texts={texts} />
    </aside>
  )
}

export function RecordList({ records, texts }: { records: RecordProps[]; texts: OverviewTexts }) {
  return (
    <ol className="tl">
      {records.map((record) => (
        <li key={record.id} className="moved">
          <span className="tl-ic num" aria-hidden="true">
            {record.id}
          </span>
          <div>
            <p className="tl-h">
              <span>{record.phase}</span>
              <span className="muted small">{record.how}</span>
            </p>
            <StepValues values={record.values} texts={texts} />
            {record.note && <p className="tl-t">{record.note}</p>}
            <p className="tl-w">{record.by}</p>
          </div>
        </li>
      ))}
    </ol>
  )
}

/** Other leads of the customer, each a link to its own funnel. */
export function LeadLines({
  heading,
  leads,
  sum,
  id,
}: {
  heading: string
  leads: LeadLine[]
  sum?: string
  id: string
}) {
  if (leads.length === 0) return null
  return (
    <section className="card run" aria-labelledby={id}>
      <div className="card-head">
        <h2 id={id}>{heading}</h2>
        {sum && <p className="small muted">{sum}</p>}
      </div>
      <ul className="runs">
        {leads.map((lead) => (
          <li key={lead.id}>
            <a href={lead.href} aria-current={lead.current ? 'true' : undefined}>
              {lead.title}
            </a>
            {lead.outcome ? (
              <span className={lead.outcome.look === 'other' ? 'chip' : `chip ${lead.outcome.look}`}>
                {lead.outcome.label}
              </span>
            ) : (
              <span className="chip accent">{lead.phase}</span>
            )}
            <span className="num soft">{lead.value}</span>
            <span className="muted small">{lead.dates}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
