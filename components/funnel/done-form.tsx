'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { useField } from '../form/field'
import { Form, useForm } from '../form/form'
import { TextField } from '../form/inputs'
import { Icon } from '../icon/icon'

/** A next action that can be ticked off: which, and the days offered for what comes after it. */
export type DoneProps = {
  customerId: string
  leadId: string
  version: number
  /** Says to a screen reader which one this is. */
  label: string
  days: { value: string; label: string }[]
  /** A page that shows this form whatever becomes of the lead meanwhile. */
  answersAt: string
}

type Texts = Messages['today']

/** Ticks a next action off and plans the following one: a button that opens the form below the row. */
export function DoneForm({
  done,
  action,
  texts,
  kind = 'filled',
}: {
  done: DoneProps
  action: FormAction
  texts: Texts
  /** Plain where the page has a filled button already. */
  kind?: 'filled' | 'plain'
}) {
  return (
    <Form
      action={action}
      name={`done-${done.leadId}`}
      version={done.version}
      className="done"
      answersAt={done.answersAt}
    >
      <input type="hidden" name="customerId" value={done.customerId} />
      <input type="hidden" name="leadId" value={done.leadId} />
      <Fold done={done} texts={texts} kind={kind} />
    </Form>
  )
}

function Fold({ done, texts, kind }: { done: DoneProps; texts: Texts; kind: 'filled' | 'plain' }) {
  const { state } = useForm()
  return (
    <details className="tick" name="tick" open={state.errors.length > 0 || state.signedOut || undefined}>
      <summary>
        <span className="ring">
          <Icon name="check" />
        </span>
        <span className="desk" aria-hidden="true">
          {texts.done}
        </span>
        <span className="vh">{done.label}</span>
      </summary>
      <div className="tick-form">
        <TextField name="nextAction" label={texts.whatNext} />
        <When days={done.days} texts={texts} />
        <p className="hint wide">{texts.doneHint}</p>
        <div className="tick-go wide">
          <Button kind={kind}>
            <Icon name="check" /> {texts.complete}
          </Button>
        </div>
      </div>
    </details>
  )
}

/** A few days to choose from, or another one; nothing is chosen at first, because nothing has to follow. */
export function When({
  name = 'nextActionOn',
  days,
  texts,
}: {
  name?: string
  days: DoneProps['days']
  texts: Pick<Texts, 'on' | 'otherDay' | 'dayInput'>
}) {
  const { typed } = useField(name)
  const other = 'other'
  return (
    <fieldset className="field">
      <legend className="label">{texts.on}</legend>
      <div className="when">
        {[...days, { value: other, label: texts.otherDay }].map(({ value, label }) => (
          <label key={value} className={value === other ? 'when-other' : undefined}>
            <input type="radio" name={name} value={value} defaultChecked={typed === value} />
            <span>{label}</span>
          </label>
        ))}
      </div>
      <TextField className="when-date" name="otherDay" label={texts.dayInput} type="date" numeric />
    </fieldset>
  )
}
