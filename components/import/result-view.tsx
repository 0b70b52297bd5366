'use client'
import { Icon } from '../icon/icon'
import { type ImportFrame, ImportPage } from './import-page'
import { type RefusalLine, Refusals } from './refusals'

export type ResultProps = ImportFrame & {
  importId: string
  when: string
  what: string
  by: string
  refusals: RefusalLine[]
  file: string
}

/** What came in, by whom and when, and what did not. */
export function ResultView(props: ResultProps) {
  const { texts, importId, when, what, by, refusals, file } = props
  return (
    <ImportPage {...props}>
      <section className="result imp-result" aria-labelledby="result">
        <div className="result-main">
          <h2 id="result">
            <Icon name="okc" /> {when}
          </h2>
          <p className="result-sum num">
            <strong>{what}</strong>
          </p>
          <p className="soft">{by}</p>
        </div>
        <div className="result-go">
          <a className="btn btn-primary" href="/customers">
            {texts.resultToList}
          </a>
        </div>
      </section>
      {refusals.length > 0 && (
        <Refusals texts={texts} refusals={refusals} importId={importId} file={file} hint={texts.checkFileHint} />
      )}
    </ImportPage>
  )
}
