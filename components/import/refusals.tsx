import { Icon } from '../icon/icon'
import type { ImportTexts } from './import-page'

export type RefusalLine = { reason: string; count: string; lines: string }

/** Why rows do not come in, each reason with its rows, and the file that says it row by row. */
export function Refusals({
  texts,
  refusals,
  importId,
  file,
  hint,
}: {
  texts: ImportTexts
  refusals: RefusalLine[]
  importId: string
  file: string
  hint: string
}) {
  return (
    <section className="card sheet refused" aria-labelledby="refused">
      <div className="card-head">
        <h2 id="refused">{texts.checkRefused}</h2>
        <a className="small tap" href={`/import/${importId}/refused`}>
          <Icon name="download" /> {file}
        </a>
      </div>
      <ul className="why">
        {refusals.map(({ reason, count, lines }) => (
          <li key={reason}>
            <p className="strong">{reason}</p>
            <p className="n">{count}</p>
            <p className="more t">{lines}</p>
          </li>
        ))}
      </ul>
      <p className="hint sheet-end">{hint}</p>
    </section>
  )
}
