import { PageLinks } from '../frame/page-links'
import { Icon } from '../icon/icon'

export type HistoryField = { label: string; before: string | null; after: string | null }

/** `folded`: what a fold says that holds the fields, when they are many. */
export type HistoryLine = {
  id: string
  at: string
  time: string
  who: string
  says: { start: string; end: string }
  fields: HistoryField[]
  folded: string | null
  through: string
  /** Where it can be taken back. */
  undo: string | null
}

export type HistoryDay = { on: string; label: string; lines: HistoryLine[] }

export type HistoryTexts = Record<'to' | 'none' | 'noneText' | 'older' | 'newest' | 'end' | 'undo', string>

export type HistoryProps = {
  days: HistoryDay[]
  older: string | null
  newest: string | null
  texts: HistoryTexts
}

/** Changes by day, each a sentence with before and after. */
export function History({ days, older, newest, texts }: HistoryProps) {
  if (days.length === 0 && !newest) {
    return (
      <section className="calm-box" aria-labelledby="none">
        <h2 id="none">{texts.none}</h2>
        <p className="soft">{texts.noneText}</p>
      </section>
    )
  }
  return (
    <>
      {days.map(({ on, label, lines }) => (
        <section key={on} aria-labelledby={`day-${on}`}>
          <h2 className="day-h" id={`day-${on}`}>
            {label}
          </h2>
          <ol className="card hist">
            {lines.map((line) => (
              <Line key={line.id} line={line} texts={texts} />
            ))}
          </ol>
        </section>
      ))}
      {!older && <p className="small muted hist-end">{texts.end}</p>}
      <PageLinks newest={newest} older={older} texts={texts} />
    </>
  )
}

function Line({ line, texts: { to, undo } }: { line: HistoryLine; texts: HistoryTexts }) {
  const { who, says, fields, folded } = line
  return (
    <li>
      <time className="t" dateTime={line.at}>
        {line.time}
      </time>
      <div className="says num">
        <p>
          {says.start}
          <span className="by">{who}</span>
          {says.end}
        </p>
        {folded ? (
          <details className="fold">
            <summary>
              <Icon name="right" /> {folded}
            </summary>
            <Fields fields={fields} to={to} />
          </details>
        ) : (
          <Fields fields={fields} to={to} />
        )}
      </div>
      <p className="through">
        {line.through}{' '}
        {line.undo && (
          <a href={line.undo} aria-label={`${undo}: ${says.start}${who}${says.end}`}>
            {undo}
          </a>
        )}
      </p>
    </li>
  )
}

function Fields({ fields, to }: { fields: HistoryField[]; to: string }) {
  if (fields.length === 0) return null
  return (
    <dl className="chg num">
      {fields.map(({ label, before, after }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a change may touch one field in several rows
        <div key={at}>
          <dt>{label}</dt>
          <dd>
            <span className="ba">
              {before !== null && <del>{before}</del>}
              <span>
                {before !== null && <Icon name="arrow" label={to} />}
                <ins>{after ?? '–'}</ins>
              </span>
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
