'use client'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form } from '../form/form'
import { Icon } from '../icon/icon'
import { type BulkFrame, BulkPage } from './bulk-page'
import { type ReasonLine, Reasons } from './reasons'

export type BulkResultProps = BulkFrame & {
  sum: string
  otherwise: string | null
  undone: string | null
  undo: { action: FormAction; label: string } | null
  refused: string | null
  reasons: ReasonLine[]
}

/** What was changed, what was refused and why, and the way to take it back. */
export function BulkResultView(props: BulkResultProps) {
  const { texts, runId, back, sum, otherwise, undone, undo, refused, reasons } = props
  return (
    <BulkPage {...props}>
      <section className="result imp-result" aria-labelledby="result">
        <div className="result-main">
          <h2 id="result">
            <Icon name="okc" /> {sum}
          </h2>
          {otherwise && <p className="soft">{otherwise}</p>}
          {undone && <p className="soft num">{undone}</p>}
        </div>
        <div className="result-go">
          <a className="btn btn-primary" href={back.href}>
            {texts.toList}
          </a>
          {undo && (
            <Form action={undo.action} name="undo">
              <input type="hidden" name="runId" value={runId} />
              <Button>
                <Icon name="undo" /> {undo.label}
              </Button>
            </Form>
          )}
        </div>
      </section>
      {refused && <Reasons heading={refused} lines={reasons} />}
    </BulkPage>
  )
}
