'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form } from '../form/form'
import { TextField } from '../form/inputs'
import { Crumb } from '../frame/crumb'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'
import { Icon } from '../icon/icon'
import { Share, type ShareProps } from './share'

type ViewLine = {
  id: string
  name: string
  href: string
  about: string | null
  shared: string | null
  mayEdit: boolean
}

export type SavedViewsProps = {
  frame: FrameProps
  texts: Messages['savedViews']
  back: { href: string; label: string }
  mine: ViewLine[]
  shared: ViewLine[]
  /** The view being edited, when the URL names one. */
  editing: {
    id: string
    version: number
    name: string
    share: ShareProps
    heading: string
    removeText: string
  } | null
  actions: Record<'edit' | 'remove', FormAction>
}

/** The saved views that somebody sees, and the form of one. */
export function SavedViewsView({ frame, texts, back, mine, shared, editing, actions }: SavedViewsProps) {
  return (
    <Page frame={frame} title={texts.title} back={back} className="views-page">
      <Crumb {...back} />
      <div className="page-head">
        <h1>{texts.title}</h1>
        <a className="btn btn-quiet" href="/customers/views/history">
          <Icon name="clock" /> {texts.history}
        </a>
      </div>
      <div className="cols">
        <div className="cols-main">
          {mine.length + shared.length === 0 && (
            <section className="calm-box" aria-labelledby="none">
              <h2 id="none">{texts.none}</h2>
              <p className="soft">{texts.noneText}</p>
              <p className="row">
                <a className="btn" href={back.href}>
                  {back.label}
                </a>
              </p>
            </section>
          )}
          <Lines id="mine" heading={texts.mine} lines={mine} texts={texts} />
          <Lines id="shared" heading={texts.shared} lines={shared} texts={texts} />
        </div>
        {editing && (
          <section className="card edit" id="edit" aria-labelledby="edit-heading">
            <div className="card-head">
              <h2 id="edit-heading">{editing.heading}</h2>
            </div>
            <EditForms key={editing.id} texts={texts} editing={editing} actions={actions} />
          </section>
        )}
      </div>
    </Page>
  )
}

function Lines({
  id,
  heading,
  lines,
  texts,
}: {
  id: string
  heading: string
  lines: ViewLine[]
  texts: Messages['savedViews']
}) {
  if (lines.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 className="day-h" id={id}>
        {heading}
      </h2>
      <ul className="card view-list">
        {lines.map((line) => (
          <li key={line.id}>
            <p>
              <a href={line.href}>{line.name}</a>
              {line.about && <span className="small muted">{line.about}</span>}
              {line.shared && <span className="chip accent">{line.shared}</span>}
            </p>
            {line.mayEdit && (
              <a className="btn btn-sm" href={`/customers/views?edit=${line.id}#edit`}>
                {texts.edit}
                <span className="vh"> {line.name}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function EditForms({
  texts,
  editing,
  actions,
}: Pick<SavedViewsProps, 'texts' | 'actions'> & { editing: NonNullable<SavedViewsProps['editing']> }) {
  return (
    <>
      <Form action={actions.edit} version={editing.version} className="form-stack">
        <input type="hidden" name="savedViewId" value={editing.id} />
        <TextField name="name" label={texts.name} value={editing.name} maxLength={60} autoComplete="off" />
        <Share texts={texts} share={editing.share} />
        <div className="row edit-go">
          <Button kind="filled">{texts.save}</Button>
          <a className="btn" href="/customers/views">
            {texts.cancel}
          </a>
        </div>
      </Form>
      <Form action={actions.remove} version={editing.version} name="remove" className="form-stack">
        <input type="hidden" name="savedViewId" value={editing.id} />
        <p className="small muted">{editing.removeText}</p>
        <p className="row">
          <Button>{texts.remove}</Button>
        </p>
      </Form>
    </>
  )
}
