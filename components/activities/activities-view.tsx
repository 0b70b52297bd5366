'use client'
import type { FormAction } from '@/lib/web/form-state'
import { CardPage, type CardProps } from '../customer-card/card-page'
import { Button } from '../form/button'
import { Form } from '../form/form'
import type { FrameProps } from '../frame/frame-props'
import { PageLinks, type PageLinksProps } from '../frame/page-links'
import { Icon } from '../icon/icon'
import { ActivityForm, type ActivityFormProps, type EditedActivity } from './activity-form'
import type { DoneTexts } from './done-activity'
import { type PlannedLine, PlannedList } from './planned-list'
import { type EntryProps, Timeline } from './timeline'

export type ActivityActions = Record<'add' | 'edit' | 'complete' | 'reopen' | 'remove', FormAction>

export type ActivitiesProps = {
  frame: FrameProps
  card: CardProps
  title: string
  texts: DoneTexts
  planned: PlannedLine[]
  filters: { href: string; label: string; current: boolean }[]
  entries: EntryProps[]
  /** Nothing was ever done, or nothing of what is shown. */
  empty: { heading: string; text: string | null } | null
  pages: PageLinksProps
  /** Said where nothing is older. */
  end: string | null
  form: ActivityFormProps | null
  editing: EditedActivity | null
  actions: ActivityActions
}

/** What is planned with a customer, and its timeline: what was done with it and what was changed, woven into one. */
export function ActivitiesView(props: ActivitiesProps) {
  const { frame, card, title, texts, planned, filters, entries, empty, pages, end, form, editing, actions } = props
  return (
    <CardPage frame={frame} card={card} title={title} tab="activities">
      <div className="cols">
        <div className="cols-main">
          {planned.length > 0 && (
            <section className="task-group" aria-labelledby="planned">
              <div className="group-h">
                <h2 id="planned">{texts.planned}</h2>
                <span className="count t num">{planned.length}</span>
              </div>
              <PlannedList rows={planned} complete={actions.complete} texts={texts} />
            </section>
          )}
          <section className="task-group" aria-labelledby="timeline">
            <div className="group-h">
              <h2 id="timeline">{texts.timeline}</h2>
              {form && !editing && (
                <a className="btn btn-sm hand" href="#edit">
                  <Icon name="plus" /> {texts.add}
                </a>
              )}
            </div>
            <nav className="row chips" aria-label={texts.filters}>
              {filters.map(({ href, label, current }) => (
                <a key={href} className="chip-link" href={href} aria-current={current ? 'true' : undefined}>
                  {label}
                </a>
              ))}
            </nav>
            {empty ? (
              <div className="calm-box">
                <h3>{empty.heading}</h3>
                {empty.text && <p className="soft">{empty.text}</p>}
              </div>
            ) : (
              <Timeline entries={entries} texts={texts} />
            )}
            {end && <p className="small muted hist-end">{end}</p>}
            <PageLinks {...pages} />
          </section>
        </div>
        {form && (
          <section className="card edit" id="edit" aria-labelledby="edit-heading">
            <div className="card-head">
              <h2 id="edit-heading">{editing?.heading ?? texts.addHeading}</h2>
            </div>
            <ActivityForm
              key={editing?.id}
              {...form}
              editing={editing ?? undefined}
              action={editing ? actions.edit : actions.add}
            />
            {editing && <OtherForms editing={editing} actions={actions} texts={texts} />}
          </section>
        )}
      </div>
    </CardPage>
  )
}

/** What else can be done with the activity that is being corrected. */
function OtherForms({
  editing: { id, version, mayReopen },
  actions,
  texts,
}: {
  editing: EditedActivity
  actions: ActivityActions
  texts: DoneTexts
}) {
  return (
    <>
      {mayReopen && (
        <Form action={actions.reopen} version={version} name="reopen">
          <input type="hidden" name="activityId" value={id} />
          <Button kind="quiet">{texts.reopen}</Button>
        </Form>
      )}
      <Form action={actions.remove} version={version} name="remove">
        <input type="hidden" name="activityId" value={id} />
        <p className="small muted">{texts.removeText}</p>
        <Button kind="quiet">{texts.remove}</Button>
      </Form>
    </>
  )
}
