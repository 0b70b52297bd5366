'use client'
import { Icon } from '../icon/icon'
import { Alike, type AlikeProps } from './alike'
import { type ImportFrame, ImportPage } from './import-page'
import { type RefusalLine, Refusals } from './refusals'
import { TakeBack, type TakeBackProps } from './take-back'

export type ResultProps = ImportFrame & {
  importId: string
  result: { when: string; what: string; by: string } | null
  alike: AlikeProps | null
  refusals: RefusalLine[]
  file: string
  takeBack: TakeBackProps
}

/** What came in, by whom and when, and what did not. */
export function ResultView(props: ResultProps) {
  const { texts, importId, result, refusals, file, takeBack } = props
  return (
    <ImportPage {...props}>
      {result && (
        <section className="result imp-result" aria-labelledby="result">
          <div className="result-main">
            <h2 id="result">
              <Icon name="okc" /> {result.when}
            </h2>
            <p className="result-sum num">
              <strong>{result.what}</strong>
            </p>
            <p className="soft">{result.by}</p>
          </div>
          <div className="result-go">
            <a className="btn btn-primary" href="/customers">
              {texts.resultToList}
            </a>
          </div>
        </section>
      )}
      <TakeBack {...takeBack} importId={importId} />
      {props.alike && <Alike {...props.alike} texts={texts} importId={importId} />}
      {refusals.length > 0 && (
        <Refusals texts={texts} refusals={refusals} importId={importId} file={file} hint={texts.checkFileHint} />
      )}
    </ImportPage>
  )
}
