'use client'
import type { Messages } from '@/lib/i18n/messages'
import { formFields } from '@/lib/web/form-state'
import { useFormPage } from '../form/form-page'
import { Icon } from '../icon/icon'

export type AddFilesProps = {
  path: string
  hint: string
  /** What of the upload before was not added, and why. */
  refused: string[]
  texts: Messages['files']
}

/** Sent as a plain form to a route that takes files in as they come. Files can be dropped on the field itself. */
export function AddFiles({ path, hint, refused, texts }: AddFilesProps) {
  const { pageId, userId } = useFormPage()
  const isRefused = refused.length > 0
  return (
    <section className="card edit" id="add" aria-labelledby="add-heading">
      <div className="card-head">
        <h2 id="add-heading">{texts.addHeading}</h2>
      </div>
      <form method="post" action={path} encType="multipart/form-data">
        <input type="hidden" name={formFields.request} value={pageId} />
        <input type="hidden" name={formFields.signedInAs} value={userId} />
        {isRefused && (
          <div className="notice lost" role="alert" id="files-error">
            <Icon name="alert" />
            <div>
              <h3>{texts.notAdded}</h3>
              <ul className="errs">
                {refused.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </div>
          </div>
        )}
        <div className="field">
          <label className="label" htmlFor="files">
            {texts.choose}
          </label>
          <input
            className="file-drop"
            id="files"
            name="files"
            type="file"
            multiple
            required
            aria-describedby={isRefused ? 'files-error files-hint' : 'files-hint'}
            aria-invalid={isRefused || undefined}
          />
          <span className="hint" id="files-hint">
            {hint}
          </span>
        </div>
        <div className="row edit-go">
          <button className="btn btn-primary" type="submit">
            {texts.add}
          </button>
        </div>
      </form>
    </section>
  )
}
