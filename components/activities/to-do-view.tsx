'use client'
import type { FormAction } from '@/lib/web/form-state'
import { SelectField } from '../form/inputs'
import type { Option } from '../form/options'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'
import { PageLinks } from '../frame/page-links'
import type { DoneTexts } from './done-activity'
import { type PlannedLine, PlannedList } from './planned-list'

export type ToDoProps = {
  frame: FrameProps
  texts: DoneTexts
  due: string
  filters: { href: string; label: string; count: string; current: boolean }[]
  who: { value: string; options: Option[]; label: string }
  rows: PlannedLine[]
  first: string | null
  next: string | null
  complete: FormAction
}

/** All that somebody is to do. */
export function ToDoView({ frame, texts, due, filters, who, rows, first, next, complete }: ToDoProps) {
  return (
    <Page frame={frame} title={texts.toDo}>
      <div className="page-head">
        <h1>{texts.toDo}</h1>
      </div>
      <p className="soft">{texts.toDoLead}</p>
      <form className="row who-form" action="/activities">
        <SelectField name="who" label={who.label} value={who.value} options={who.options} />
        <input type="hidden" name="due" value={due} />
        <button className="btn" type="submit">
          {texts.show}
        </button>
      </form>
      <nav className="row chips" aria-label={texts.filters}>
        {filters.map(({ href, label, count, current }) => (
          <a key={href} className="chip-link" href={href} aria-current={current ? 'true' : undefined}>
            {label} <span className="count num">{count}</span>
          </a>
        ))}
      </nav>
      {rows.length > 0 ? (
        <PlannedList rows={rows} complete={complete} texts={texts} />
      ) : (
        <section className="calm-box" aria-labelledby="none">
          <h2 id="none">{texts.nothingToDo}</h2>
          <p className="soft">{texts.nothingToDoText}</p>
        </section>
      )}
      <PageLinks newest={first} older={next} texts={{ newest: texts.first, older: texts.next }} />
    </Page>
  )
}
