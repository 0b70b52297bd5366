'use client'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form } from '../form/form'
import { type BulkField, BulkInput } from './bulk-fields'
import { type BulkFrame, BulkPage } from './bulk-page'
import { type ReasonLine, Reasons } from './reasons'

type Asked = { fields: BulkField[]; action: FormAction }
type Confirmed = {
  chosen: { label: string; value: string }[]
  again: string | null
  action: FormAction
  button: string | null
}

export type BulkAskProps = BulkFrame & {
  step: Asked | Confirmed
  /** What would happen; before it is asked nothing is known. */
  said: { changed: string; unchanged: string | null; refused: string | null; reasons: ReasonLine[] } | null
}

/** First what is to be done to all rows, then what would happen; nothing is changed before its button. */
export function BulkAskView(props: BulkAskProps) {
  const { texts, runId, kind, step, said, back } = props
  const isAsked = 'fields' in step
  return (
    <BulkPage {...props}>
      <div className="ask-cols">
        <div className="cols-main">{said && <Said {...said} />}</div>
        <section className="card form-part" aria-labelledby="for-all">
          <h2 id="for-all">{texts.forAll}</h2>
          <Form key={isAsked ? 'ask' : 'confirm'} action={step.action} className="form-stack">
            <input type="hidden" name="runId" value={runId} />
            {isAsked ? (
              <>
                <input type="hidden" name="kind" value={kind} />
                {step.fields.map((field) => (
                  <BulkInput key={field.name} {...field} />
                ))}
                <p className="soft small">{texts.nothingYet}</p>
              </>
            ) : (
              <Confirmation {...step} texts={texts} />
            )}
            <div className="stack-go">
              {isAsked ? (
                <Button kind="filled">{texts.look}</Button>
              ) : (
                step.button && <Button kind="filled">{step.button}</Button>
              )}
              {!isAsked && step.again && (
                <a className="btn btn-block" href={step.again}>
                  {texts.chooseAgain}
                </a>
              )}
              <a className="btn btn-block" href={back.href}>
                {texts.cancel}
              </a>
            </div>
          </Form>
        </section>
      </div>
    </BulkPage>
  )
}

function Confirmation({ chosen, button, texts }: Pick<Confirmed, 'chosen' | 'button'> & Pick<BulkFrame, 'texts'>) {
  return (
    <>
      {chosen.length > 0 && (
        <dl className="bulk-chosen">
          {chosen.map(({ label, value }) => (
            <div key={label}>
              <dt className="small soft">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="soft small">{button ? texts.oneUndo : texts.nothingToDo}</p>
    </>
  )
}

function Said({ changed, unchanged, refused, reasons }: NonNullable<BulkAskProps['said']>) {
  return (
    <>
      <section className="card sheet" aria-labelledby="changed">
        <div className="card-head">
          <h2 id="changed">{changed}</h2>
        </div>
        {unchanged && <p className="soft sheet-end">{unchanged}</p>}
      </section>
      {refused && <Reasons heading={refused} lines={reasons} />}
    </>
  )
}
