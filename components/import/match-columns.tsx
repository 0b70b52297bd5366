'use client'
import type { Option } from '../form/options'
import { Icon } from '../icon/icon'
import { CellSelect } from './cell-select'
import type { ImportTexts } from './import-page'

export type MatchColumn = {
  at: number
  name: string
  filled: string
  samples: string
  target: string
  /** What to know about what is in it: how a day is read, what becomes of empty cells. */
  note: { text: string; warns: boolean } | null
}

/** Each column of the file with what is in it, and where it goes. */
export function MatchColumns({
  texts,
  about,
  columns,
  targets,
}: {
  texts: ImportTexts
  about: string
  columns: MatchColumn[]
  targets: Option[]
}) {
  return (
    <section className="card sheet" aria-labelledby="columns">
      <div className="card-head">
        <h2 id="columns">{texts.matchColumns}</h2>
        <p>{about}</p>
      </div>
      <table className="data map-t">
        <caption className="vh">{texts.matchColumns}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.matchColumn}</th>
            <th scope="col">{texts.matchSamples}</th>
            <td />
            <th scope="col">{texts.matchGoesTo}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ at, name, filled, samples, target, note }) => (
            <tr key={at}>
              <th scope="row">
                <label htmlFor={`column.${at}`}>{name}</label>
                <small className="t">{filled}</small>
              </th>
              <td className="sample t">
                {samples}
                {note && (
                  <small className={note.warns ? 'warn' : undefined}>
                    {note.warns && <Icon name="alert" />} {note.text}
                  </small>
                )}
              </td>
              <td className="to">
                <Icon name="arrow" />
              </td>
              <td className="sel">
                <CellSelect name={`column.${at}`} options={targets} empty={texts.matchNowhere} chosen={target} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
