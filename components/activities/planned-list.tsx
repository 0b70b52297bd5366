import type { FormAction } from '@/lib/web/form-state'
import { DueMark, type DueProps } from '../funnel/due'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/icon-name'
import { DoneActivity, type DoneActivityProps, type DoneTexts } from './done-activity'

/** Something that is to be done. */
export type PlannedLine = {
  id: string
  href: string
  icon: IconName
  kind: string
  what: string
  details: string
  who: string
  due: DueProps
  done: DoneActivityProps | null
}

/** What is to be done, a row each; on a desk in columns, on a phone as cards. */
export function PlannedList({
  rows,
  complete,
  texts,
}: {
  rows: PlannedLine[]
  complete: FormAction
  texts: DoneTexts
}) {
  return (
    <ul className="card tasks">
      {rows.map(({ id, href, icon, kind, what, details, who, due, done }) => (
        <li className="task" key={id}>
          <div className="task-row">
            <p className="task-what">
              <a href={href}>{what}</a>
              <span>{details}</span>
            </p>
            <p className="task-facts">
              <DueMark {...due} />
              <span className="phase">
                <Icon name={icon} /> {kind}
              </span>
              <span className="who-by">{who}</span>
            </p>
          </div>
          {done && <DoneActivity done={done} action={complete} texts={texts} />}
        </li>
      ))}
    </ul>
  )
}
