'use client'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form } from '../form/form'
import { Reload } from '../form/reload'
import { Icon } from '../icon/icon'
import { type ImportFrame, ImportPage } from './import-page'
import { TakeBack, type TakeBackProps } from './take-back'

export type ProgressProps = ImportFrame & {
  importId: string
  done: { count: number; shown: string; of: string }
  total: number
  left: string | null
  running: boolean
  still: boolean
  stop: FormAction
  goOn: FormAction
  takeBack: TakeBackProps | null
}

/** Fourth step, while it runs or has stopped. The page reloads by itself, unless somebody wants it still. */
export function ProgressView(props: ProgressProps) {
  const { texts, importId, done, total, left, running } = props
  return (
    <ImportPage {...props}>
      {running && !props.still && <Reload seconds={3} />}
      <section className="card run-bar" aria-labelledby="progress">
        <h2 className="vh" id="progress">
          {texts.progressHeading}
        </h2>
        <p className="run-n num" role="status">
          {done.shown} <span>{done.of}</span>
        </p>
        <progress className="bar" max={total} value={done.count} aria-labelledby="progress" />
        <div className="row row-spread">
          <p className="soft">
            {left} {running ? texts.progressGoesOn : texts.progressStopped}
          </p>
          <div className="row">
            {running && (
              <a className="btn btn-sm" href={`/import/${importId}/progress${props.still ? '' : '?still=1'}`}>
                {props.still ? texts.progressAgain : texts.progressStill}
              </a>
            )}
            <Form action={running ? props.stop : props.goOn}>
              <input type="hidden" name="importId" value={importId} />
              {running ? (
                <Button kind="quiet" className="btn-sm">
                  {texts.progressStop}
                </Button>
              ) : (
                <Button kind="filled">
                  <Icon name="right" /> {texts.progressGoOn}
                </Button>
              )}
            </Form>
          </div>
        </div>
      </section>
      {props.takeBack && <TakeBack {...props.takeBack} importId={importId} />}
    </ImportPage>
  )
}
