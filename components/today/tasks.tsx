import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { DoneActivity, type DoneActivityProps } from '../activities/done-activity'
import { DoneForm, type DoneProps } from '../funnel/done-form'
import { DueMark, type DueProps } from '../funnel/due'
import { Mark, type MarkProps } from '../funnel/mark'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/icon-name'

export type PhaseProps = { name: string; mark: MarkProps }

export type TaskLine = {
  href: string
  what: string
  whose: string
  due: DueProps
  /** The phase of a lead, or the kind of an activity. */
  phase?: PhaseProps
  kind?: { icon: IconName; label: string }
  value: string | null
  done: DoneProps | null
  doneActivity?: DoneActivityProps | null
  key: string
}

/** What completes a next action, and what an activity. */
export type TaskForms = {
  actions: Record<'nextAction' | 'activity', FormAction>
  texts: Messages['today']
  activityTexts: Messages['activities']
}

/** What is to be done, a row each; on a desk in columns, on a phone as cards. */
export function Tasks({ rows, actions, texts, activityTexts }: { rows: TaskLine[] } & TaskForms) {
  return (
    <ul className="card tasks">
      {rows.map(({ key, href, what, whose, due, phase, kind, value, done, doneActivity }) => (
        <li className="task" key={key}>
          <div className="task-row">
            <p className="task-what">
              <a href={href}>{what}</a>
              <span>{whose}</span>
            </p>
            <p className="task-facts">
              <DueMark {...due} />
              {phase && (
                <span className="phase">
                  <Mark {...phase.mark} /> {phase.name}
                </span>
              )}
              {kind && (
                <span className="phase">
                  <Icon name={kind.icon} /> {kind.label}
                </span>
              )}
              <span className="num">{value}</span>
            </p>
          </div>
          {done && <DoneForm done={done} action={actions.nextAction} texts={texts} />}
          {doneActivity && (
            <DoneActivity done={doneActivity} action={actions.activity} texts={{ ...texts, ...activityTexts }} />
          )}
        </li>
      ))}
    </ul>
  )
}
