import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { DoneForm, type DoneProps } from '../funnel/done-form'
import { DueMark, type DueProps } from '../funnel/due'
import { Mark, type MarkProps } from '../funnel/mark'

export type PhaseProps = { name: string; mark: MarkProps }

export type TaskLine = {
  href: string
  what: string
  whose: string
  due: DueProps
  phase: PhaseProps
  value: string | null
  done: DoneProps | null
  key: string
}

/** What is to be done, a row each; on a desk in columns, on a phone as cards. */
export function Tasks({ rows, complete, texts }: { rows: TaskLine[]; complete: FormAction; texts: Messages['today'] }) {
  return (
    <ul className="card tasks">
      {rows.map(({ key, href, what, whose, due, phase, value, done }) => (
        <li className="task" key={key}>
          <div className="task-row">
            <p className="task-what">
              <a href={href}>{what}</a>
              <span>{whose}</span>
            </p>
            <p className="task-facts">
              <DueMark {...due} />
              <span className="phase">
                <Mark {...phase.mark} /> {phase.name}
              </span>
              <span className="num">{value}</span>
            </p>
          </div>
          {done && <DoneForm done={done} action={complete} texts={texts} />}
        </li>
      ))}
    </ul>
  )
}
