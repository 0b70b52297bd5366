'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form, useForm } from '../form/form'
import { TextArea, TextField } from '../form/inputs'
import { type DoneProps, When } from '../funnel/done-form'
import { Icon } from '../icon/icon'

/** Something planned that can be completed: which, and the days offered for the task after it. */
export type DoneActivityProps = Pick<DoneProps, 'version' | 'label' | 'days' | 'answersAt'> & {
  activityId: string
  /** Where one is, to come back to. */
  from: 'today' | 'toDo' | 'timeline'
}

export type DoneTexts = Messages['activities'] & Pick<Messages['today'], 'on' | 'otherDay' | 'dayInput' | 'whatNext'>

type Props = { done: DoneActivityProps; action: FormAction; texts: DoneTexts }

/** Says that it was done and what came of it, and plans a task that follows: a button that opens the form below it. */
export function DoneActivity({ done, action, texts }: Props) {
  const { activityId, version, answersAt, from } = done
  return (
    <Form action={action} name={`done-${activityId}`} version={version} className="done" answersAt={answersAt}>
      <input type="hidden" name="activityId" value={activityId} />
      <input type="hidden" name="from" value={from} />
      <Fold done={done} texts={texts} />
    </Form>
  )
}

function Fold({ done, texts }: Omit<Props, 'action'>) {
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
        <TextArea name="result" label={texts.result} note={texts.optional} rows={2} className="wide" />
        <TextField name="next" label={texts.whatNext} />
        <When name="nextOn" days={done.days} texts={texts} />
        <p className="hint wide">{texts.doneHint}</p>
        <div className="tick-go wide">
          <Button>
            <Icon name="check" /> {texts.complete}
          </Button>
        </div>
      </div>
    </details>
  )
}
