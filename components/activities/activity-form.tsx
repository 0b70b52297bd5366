'use client'
import type { ActivityKind } from '@/lib/activities/vocabulary'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Disclosure } from '../form/disclosure'
import { Draft } from '../form/draft'
import { FieldError, Theirs, useField } from '../form/field'
import { Form } from '../form/form'
import { SelectField, TextArea, TextField } from '../form/inputs'
import type { Option } from '../form/options'
import { Icon } from '../icon/icon'

/** The activity that is being corrected. */
export type EditedActivity = {
  id: string
  version: number
  kind: ActivityKind
  text: string | null
  result: string | null
  day: string | null
  time: string | null
  minutes: number | null
  leadId: string | null
  contactId: string | null
  assigneeId: string
  isDone: boolean
  mayReopen: boolean
  heading: string
}

export type ActivityFormProps = {
  customerId: string
  kinds: { value: ActivityKind; label: string }[]
  kind: ActivityKind
  leads: Option[]
  contacts: Option[]
  people: Option[]
  me: string
  texts: Messages['activities']
  labels: Messages['fields']
}

/** Writes down what happened or plans what is to be done; `editing` corrects one. */
export function ActivityForm({
  action,
  editing,
  ...props
}: ActivityFormProps & { action: FormAction; editing?: EditedActivity }) {
  const { customerId, texts, labels, leads, contacts, people } = props
  return (
    <Form
      action={action}
      version={editing?.version}
      name="activity"
      className="activity-form"
      draft={<Draft of={editing ? `activity ${editing.id}` : `new activity of ${customerId}`} />}
    >
      {editing ? (
        <input type="hidden" name="activityId" value={editing.id} />
      ) : (
        <>
          <input type="hidden" name="customerId" value={customerId} />
          <input type="hidden" name="from" value="timeline" />
        </>
      )}
      <TextArea name="text" label={texts.what} hint={texts.mentionHint} value={editing?.text} rows={3} />
      <KindChoice kinds={props.kinds} legend={labels.kind} value={editing?.kind ?? props.kind} />
      {editing?.isDone && <TextArea name="result" label={labels.result} value={editing.result} rows={2} />}
      <div className="two">
        <TextField name="day" label={labels.day} type="date" numeric value={editing?.day} />
        <TextField name="time" label={labels.time} type="time" numeric value={editing?.time} />
      </div>
      {!editing && <p className="hint">{texts.whenHint}</p>}
      <Disclosure
        className="fold"
        label={
          <>
            <Icon name="right" /> {texts.more}
          </>
        }
      >
        {/* Without the funnel no leads are offered, and the one it is about stays. */}
        {leads.length > 0 ? (
          <SelectField name="lead" label={labels.lead} options={leads} empty={texts.none} value={editing?.leadId} />
        ) : (
          <input type="hidden" name="lead" value={editing?.leadId ?? ''} />
        )}
        {contacts.length > 0 && (
          <SelectField
            name="contact"
            label={labels.contact}
            options={contacts}
            empty={texts.none}
            value={editing?.contactId}
          />
        )}
        <SelectField name="assignee" label={labels.assignee} options={people} value={editing?.assigneeId ?? props.me} />
        <TextField name="minutes" label={labels.minutes} inputMode="numeric" numeric value={editing?.minutes} />
      </Disclosure>
      <div className="row edit-go">
        <Button kind="filled">{editing ? texts.save : texts.add}</Button>
        {editing && (
          <a className="btn" href={`/customers/${customerId}/activities`}>
            {texts.cancel}
          </a>
        )}
      </div>
    </Form>
  )
}

/** The kinds side by side. */
export function KindChoice({
  kinds,
  legend,
  value,
}: {
  kinds: ActivityFormProps['kinds']
  legend: string
  value: ActivityKind
}) {
  const { id, error, typed } = useField('kind')
  const chosen = typed === undefined ? value : String(typed)
  return (
    <fieldset className="field" id={id} tabIndex={-1}>
      <legend className="vh">{legend}</legend>
      <FieldError id={id} error={error} />
      <div className="pick">
        {kinds.map((kind) => (
          <label key={kind.value}>
            <input type="radio" name="kind" value={kind.value} defaultChecked={chosen === kind.value} />
            <span>{kind.label}</span>
          </label>
        ))}
      </div>
      <Theirs name="kind" value={value} />
    </fieldset>
  )
}
