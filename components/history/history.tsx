import { Icon } from '../icon/icon'

export type HistoryLine = {
  id: string
  time: string
  sentence: string
  through: string
  fields: { label: string; before: string | null; after: string | null }[]
}

export type HistoryProps = {
  days: { day: string; lines: HistoryLine[] }[]
  older: string | null
  newest: string | null
  texts: Record<'to' | 'none' | 'noneText' | 'older' | 'newest', string>
}

/** Changes by day, each a sentence with before and after. */
export function History({ days, older, newest, texts }: HistoryProps) {
  if (days.length === 0) {
    return (
      <section className="calm-box" aria-labelledby="none">
        <h2 id="none">{texts.none}</h2>
        <p className="soft">{texts.noneText}</p>
      </section>
    )
  }
  return (
    <>
      {days.map(({ day, lines }) => (
        <section key={day} aria-label={day}>
          <h2 className="day-h">{day}</h2>
          <ol className="card hist">
            {lines.map((line) => (
              <Line key={line.id} line={line} to={texts.to} />
            ))}
          </ol>
        </section>
      ))}
      {(older || newest) && (
        <p className="row pages">
          {newest && (
            <a className="btn btn-sm" href={newest}>
              {texts.newest}
            </a>
          )}
          {older && (
            <a className="btn btn-sm" href={older}>
              {texts.older} <Icon name="right" />
            </a>
          )}
        </p>
      )}
    </>
  )
}

function Line({ line, to }: { line: HistoryLine; to: string }) {
  return (
    <li>
      <span className="t">{line.time}</span>
      <div className="says num">
        <p>{line.sentence}</p>
        {line.fields.length > 0 && (
          <dl className="chg num">
            {line.fields.map(({ label, before, after }, at) => (
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
        )}
      </div>
      <p className="through">{line.through}</p>
    </li>
  )
}
