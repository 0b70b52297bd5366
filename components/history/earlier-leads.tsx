import { Icon } from '../icon/icon'
import type { LeadLine, OverviewTexts, RecordProps } from '../overview/overview-props'
import { RecordList } from '../overview/records'

export type LeadsProps = { heading: string; leads: (LeadLine & { records: RecordProps[] })[]; texts: OverviewTexts }

/** The leads of a customer who has no Overview tab any more, each with all that was recorded in its phases. */
export function EarlierLeads({ heading, leads, texts }: LeadsProps) {
  return (
    <section className="leads" aria-labelledby="leads">
      <h2 className="day-h" id="leads">
        {heading}
      </h2>
      {leads.map(({ id, title, outcome, phase, value, dates, records }) => (
        <details className="card lead-c" key={id}>
          <summary>
            <Icon name="right" />
            <h3>{title}</h3>
            <p className="lead-f num">
              <span className={`chip ${outcome ? look(outcome.look) : 'accent'}`}>
                {outcome ? outcome.label : phase}
              </span>
              <span>{dates}</span>
            </p>
            {value && <p className="lead-v num">{value}</p>}
          </summary>
          <div className="lead-in">
            <RecordList records={records} texts={texts} />
          </div>
        </details>
      ))}
    </section>
  )
}

const look = (outcome: 'won' | 'lost' | 'other') => (outcome === 'other' ? '' : outcome)
