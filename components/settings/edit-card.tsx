'use client'
import type { ReactNode } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import { Button } from '../form/button'
import { Form } from '../form/form'
import { HiddenFields } from '../form/hidden-fields'
import { ArchiveForm, type Folded } from './archive-form'
import type { ListActions } from './settings-list'

/** The one whose form is open, instead of that for a new one. */
export type EditedLine<Line> = { line: Line; heading: string; archiveTitle: string }

/** The form of a line of a list, or that for a new one. */
export function EditCard({
  texts,
  at,
  editing,
  idName,
  also,
  actions,
  addHeading,
  archive = {},
  under,
  draft,
  children,
}: {
  texts: Messages['settings']
  at: string
  editing: EditedLine<{ id: string; version: number }> | null
  idName: string
  also?: Record<string, string>
  actions: ListActions
  addHeading: string
  /** With something to say or to ask the button is folded away; null: it cannot be archived now. */
  archive?: Folded | null
  /** What stands below the form of one that is there. */
  under?: ReactNode
  /** Keeps what is typed until it is saved. */
  draft?: ReactNode
  /** The fields of the form. */
  children: ReactNode
}) {
  const line = editing?.line
  const fields = line ? { ...also, [idName]: line.id } : { ...also }
  return (
    <section className="card edit" id="edit" aria-labelledby="edit-heading">
      <Form action={line ? actions.edit : actions.add} version={line?.version} draft={draft}>
        <h2 id="edit-heading">{editing?.heading ?? addHeading}</h2>
        <HiddenFields fields={fields} />
        {children}
        <div className="row edit-go">
          <Button kind="filled">{line ? texts.save : texts.add}</Button>
          {line && (
            <a className="btn" href={at}>
              {texts.cancel}
            </a>
          )}
        </div>
      </Form>
      {editing && (
        <div className="form-stack">
          {under}
          {archive && (
            <ArchiveForm
              action={actions.archive}
              version={editing.line.version}
              fields={fields}
              title={editing.archiveTitle}
              button={texts.archive}
              {...archive}
            />
          )}
        </div>
      )}
    </section>
  )
}
