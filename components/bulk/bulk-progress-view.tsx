'use client'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form } from '../form/form'
import { Reload } from '../form/reload'
import { type BulkFrame, BulkPage } from './bulk-page'

export type BulkProgressProps = BulkFrame & {
  running: boolean
  still: boolean
  done: { count: number; total: number; shown: string; of: string }
  go: { action: FormAction; label: string } | null
  undo: { action: FormAction; label: string } | null
}

/** While it runs, or has stopped. The page reloads by itself, unless somebody wants it still. */
export function BulkProgressView(props: BulkProgressProps) {
  const { texts, runId, running, still, done, go, undo } = props
  return (
    <BulkPage {...props}>
      {running && !still && <Reload seconds={2} />}
      <section className="card run-bar" aria-labelledby="progress">
        <h2 className="vh" id="progress">
          {texts.progress}
        </h2>
        <p className="run-n num" role="status">
          {done.shown} <span>{done.of}</span>
        </p>
        <progress className="bar" max={Math.max(done.total, 1)} value={done.count} aria-labelledby="progress" />
        <div className="row row-spread">
          <p className="soft">{running ? texts.goesOn : texts.whatIsDone}</p>
          <div className="row">
            {running && (
              <a className="btn btn-sm" href={`/customers/bulk/${runId}${still ? '' : '?still=1'}`}>
                {still ? texts.again : texts.still}
              </a>
            )}
            {undo && (
              <Form action={undo.action} name="undo">
                <input type="hidden" name="runId" value={runId} />
                <Button>{undo.label}</Button>
              </Form>
            )}
            {go && (
              <Form action={go.action} name="go">
                <input type="hidden" name="runId" value={runId} />
                <Button kind={running ? 'quiet' : 'filled'}>{go.label}</Button>
              </Form>
            )}
          </div>
        </div>
      </section>
    </BulkPage>
  )
}
