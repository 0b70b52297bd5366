'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { DoneForm, type DoneProps } from '../funnel/done-form'
import { DueMark, type DueProps } from '../funnel/due'

export type PlannedProps = { what: string; due: DueProps; done: DoneProps; texts: Messages['today'] }

/** The next action of a lead, to be ticked off where it stands. */
export function Planned({ what, due, done, texts, action }: PlannedProps & { action: FormAction }) {
  return (
    <section className="card tasks planned" aria-labelledby="planned">
      <div className="task">
        <div className="task-row">
          <h2 className="vh" id="planned">
            {texts.toDo}
          </h2>
          <p className="task-what">
            <strong>{what}</strong>
          </p>
          <p className="task-facts">
            <DueMark {...due} />
          </p>
        </div>
        <DoneForm done={done} action={action} texts={texts} kind="plain" />
      </div>
    </section>
  )
}
