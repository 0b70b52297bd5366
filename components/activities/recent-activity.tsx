import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Draft } from '../form/draft'
import { FieldError, useField } from '../form/field'
import { Form } from '../form/form'
import { keepTyped } from '../form/typed-early'
import { type ActivityFormProps, KindChoice } from './activity-form'
import { type EntryProps, Timeline } from './timeline'

type Add = { action: FormAction; customerId: string; leadId: string | null; kinds: ActivityFormProps['kinds'] }

export type RecentActivityProps = {
  entries: EntryProps[]
  all: { href: string; label: string }
  add: Add | null
  texts: Messages['activities']
  labels: Messages['fields']
}

/** The last of a timeline, with a box to add to it in one step. */
export function RecentActivity({ entries, all, add, texts, labels }: RecentActivityProps) {
  return (
    <section aria-labelledby="activity" className="recent">
      <div className="card-head">
        <h2 id="activity">{texts.heading}</h2>
        <a className="small tap" href={all.href}>
          {all.label}
          <span className="vh"> {texts.heading}</span>
        </a>
      </div>
      {add && <AddBox {...add} texts={texts} labels={labels} />}
      <Timeline entries={entries} texts={texts} />
    </section>
  )
}

function AddBox({
  action,
  customerId,
  leadId,
  kinds,
  texts,
  labels,
}: Add & Pick<RecentActivityProps, 'texts' | 'labels'>) {
  return (
    <Form action={action} name="activity" draft={<Draft of={`new activity of ${customerId}`} />}>
      <input type="hidden" name="customerId" value={customerId} />
      <input type="hidden" name="from" value="overview" />
      {leadId && <input type="hidden" name="lead" value={leadId} />}
      <Box kinds={kinds} texts={texts} labels={labels} />
    </Form>
  )
}

function Box({ kinds, texts, labels }: Pick<Add, 'kinds'> & Pick<RecentActivityProps, 'texts' | 'labels'>) {
  const { id, error, typed, attributes } = useField('text')
  return (
    <>
      <FieldError id={id} error={error} />
      <div className="log">
        <label className="vh" htmlFor={id}>
          {texts.whatHappened}
        </label>
        <textarea
          ref={keepTyped}
          {...attributes}
          className="input"
          rows={1}
          placeholder={texts.whatHappened}
          defaultValue={typed === undefined ? '' : String(typed)}
        />
        <div className="log-go">
          <KindChoice kinds={kinds} legend={labels.kind} value="note" />
          <Button className="btn-sm">{texts.add}</Button>
        </div>
      </div>
    </>
  )
}
