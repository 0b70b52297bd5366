'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Draft } from '../form/draft'
import { Form } from '../form/form'
import { TextArea, TextField } from '../form/inputs'
import { type DoneProps, When } from '../funnel/done-form'
import { Tick, Ticked } from '../funnel/tick'
import { Icon } from '../icon/icon'

/** Something planned that can be completed: which, and the days offered for the task after it. */
export type DoneActivityProps = Pick<DoneProps, 'version' | 'tick' | 'days' | 'answersAt'> & {
  activityId: string
  /** Where one is, to come back to. */
  from: 'today' | 'toDo' | 'timeline'
}

export type DoneTexts = Messages['activities'] & Pick<Messages['today'], 'on' | 'otherDay' | 'dayInput' | 'whatNext'>

type Props = { done: DoneActivityProps; action: FormAction; texts: DoneTexts }

/** Says that it was done and what came of it, and plans a task that follows. */
export function DoneActivity({ done, action, texts }: Props) {
  const { activityId, version, tick, days, answersAt, from } = done
  const name = `done-${activityId}`
  return (
    <Tick tick={tick} word={texts.done}>
      <Form
        action={action}
        name={name}
        id={name}
        version={version}
        className="done"
        answersAt={answersAt}
        draft={<Draft of={`done ${activityId}`} />}
      >
        <input type="hidden" name="activityId" value={activityId} />
        <input type="hidden" name="from" value={from} />
        <Ticked tick={tick} word={texts.done}>
          <TextArea name="result" label={texts.result} note={texts.optional} rows={2} className="wide" />
          <TextField name="next" label={texts.whatNext} />
          <When name="nextOn" days={days} texts={texts} />
          <p className="hint wide">{texts.doneHint}</p>
          <div className="tick-go wide">
            <Button>
              <Icon name="check" /> {texts.complete}
            </Button>
          </div>
        </Ticked>
      </Form>
    </Tick>
  )
}
