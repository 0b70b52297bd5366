'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'
import { ImportSteps } from './import-steps'

export type UploadProps = {
  frame: FrameProps
  title: string
  texts: Messages['imports']
  steps: string[]
  refused: string | null
  earlier: { id: string; href: string; fileName: string; state: string; rows: string; when: string }[]
}

/** First step: a file, sent as a plain form to a route that takes it in as it comes. */
export function UploadView({ frame, title, texts, steps, refused, earlier }: UploadProps) {
  return (
    <Page frame={frame} title={title}>
      <div className="page-head">
        <h1>{title}</h1>
      </div>
      <p className="set-lead">{texts.lead}</p>
      <ImportSteps at={1} labels={steps} label={texts.steps} />
      <section className="card form-part ask" aria-label={texts.stepUpload}>
        <form method="post" action="/import/upload" encType="multipart/form-data" className="form-stack">
          {refused && (
            <div className="notice lost" role="alert">
              <p>{refused}</p>
            </div>
          )}
          <div className="field">
            <label className="label" htmlFor="file">
              {texts.file}
            </label>
            <input
              className="input"
              id="file"
              name="file"
              type="file"
              accept=".csv,.txt,.tsv,text/csv"
              required
              aria-describedby="file-hint"
            />
            <span className="hint" id="file-hint">
              {texts.fileHint}
            </span>
          </div>
          <div className="row">
            <button className="btn btn-primary" type="submit">
              {texts.upload}
            </button>
          </div>
        </form>
      </section>
      {earlier.length > 0 && (
        <section className="card run" aria-labelledby="earlier">
          <div className="card-head">
            <h2 id="earlier">{texts.earlier}</h2>
          </div>
          <ul className="runs">
            {earlier.map((one) => (
              <li key={one.id}>
                <a href={one.href}>{one.fileName}</a>
                <span className="chip">{one.state}</span>
                <span className="num soft">{one.rows}</span>
                <span className="muted small">{one.when}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}
