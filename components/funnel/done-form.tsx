'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { useField } from '../form/field'
import { Form } from '../form/form'
import { TextField } from '../form/inputs'
import { Icon } from '../icon/icon'
import { Tick, Ticked, type TickProps } from './tick'

/** A next action that can be ticked off: which, and the days offered for what comes after it. */
export type DoneProps = {
  customerId: string
  leadId: string
  version: number
  tick: TickProps
  days: { value: string; label: string }[]
  /** A page that shows this form whatever becomes of the lead meanwhile. */
  answersAt: string
}

type Texts = Messages['today']

/** Ticks a next action off and plans the following one. */
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
  const { customerId, leadId, version, tick, days, answersAt } = done
  return (
    <Tick tick={tick} word={texts.done}>
      <Form
        action={action}
        name={`done-${leadId}`}
        id={`done-${leadId}`}
        version={version}
        className="done"
        answersAt={answersAt}
      >
        <input type="hidden" name="customerId" value={customerId} />
        <input type="hidden" name="leadId" value={leadId} />
        <Ticked tick={tick} word={texts.done}>
          <TextField name="nextAction" label={texts.whatNext} />
          <When days={days} texts={texts} />
          <p className="hint wide">{texts.doneHint}</p>
          <div className="tick-go wide">
            <Button kind={kind}>
              <Icon name="check" /> {texts.complete}
            </Button>
          </div>
        </Ticked>
      </Form>
    </Tick>
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
