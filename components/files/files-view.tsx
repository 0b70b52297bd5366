'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { CardPage, type CardProps } from '../customer-card/card-page'
import { Button } from '../form/button'
import { Form } from '../form/form'
import { TextField } from '../form/inputs'
import type { FrameProps } from '../frame/frame-props'
import { PageLinks, type PageLinksProps } from '../frame/page-links'
import { Icon } from '../icon/icon'
import { AddFiles, type AddFilesProps } from './add-files'

type FileLine = { id: string; name: string; href: string; about: string; edit: string | null }

type EditedFile = {
  id: string
  version: number
  name: string
  heading: string
  removeText: string
  actions: Record<'rename' | 'remove', FormAction>
}

type FilesProps = {
  frame: FrameProps
  card: CardProps
  title: string
  texts: Messages['files']
  nameLabel: string
  files: FileLine[]
  pages: PageLinksProps
  /** Null for who may add none. */
  add: Omit<AddFilesProps, 'texts'> | null
  /** The file being edited, when the URL names one. */
  editing: EditedFile | null
}

export function FilesView({ frame, card, title, texts, nameLabel, files, pages, add, editing }: FilesProps) {
  return (
    <CardPage frame={frame} card={card} title={title} tab="files">
      <div className="cols">
        <div className="cols-main">
          {files.length === 0 ? (
            <section className="calm-box" aria-labelledby="none">
              <h2 id="none">{texts.empty}</h2>
              <p className="soft">{texts.emptyText}</p>
            </section>
          ) : (
            <section aria-labelledby="kept">
              <div className="group-h">
                <h2 id="kept">{texts.heading}</h2>
                {add && !editing && (
                  <a className="btn btn-sm hand" href="#add">
                    <Icon name="plus" /> {texts.add}
                  </a>
                )}
              </div>
              <ul className="card" aria-labelledby="kept">
                {files.map((file) => (
                  <File key={file.id} {...file} texts={texts} />
                ))}
              </ul>
            </section>
          )}
          <PageLinks {...pages} />
        </div>
        {editing ? (
          <section className="card edit" id="edit" aria-labelledby="edit-heading">
            <div className="card-head">
              <h2 id="edit-heading">{editing.heading}</h2>
            </div>
            <EditForms {...editing} texts={texts} nameLabel={nameLabel} back={`/customers/${card.customerId}/files`} />
          </section>
        ) : (
          add && <AddFiles {...add} texts={texts} />
        )}
      </div>
    </CardPage>
  )
}

function File({ id, name, href, about, edit, texts }: FileLine & { texts: Messages['files'] }) {
  return (
    <li className="file" id={`file-${id}`}>
      <Icon name="download" />
      <div>
        <a className="file-name" href={href} download>
          {name}
        </a>
        <p className="small muted num">{about}</p>
      </div>
      {edit && (
        <a className="btn btn-sm" href={edit}>
          {texts.edit}
          <span className="vh"> {name}</span>
        </a>
      )}
    </li>
  )
}

type EditProps = EditedFile & { texts: Messages['files']; nameLabel: string; back: string }

function EditForms({ id, version, name, removeText, actions, texts, nameLabel, back }: EditProps) {
  return (
    <>
      <Form action={actions.rename} version={version}>
        <input type="hidden" name="fileId" value={id} />
        <TextField name="name" label={nameLabel} value={name} autoComplete="off" />
        <div className="row edit-go">
          <Button kind="filled">{texts.save}</Button>
          <a className="btn" href={back}>
            {texts.cancel}
          </a>
        </div>
      </Form>
      <Form action={actions.remove} version={version} name="remove">
        <input type="hidden" name="fileId" value={id} />
        <p className="small muted">{removeText}</p>
        <Button kind="quiet">{texts.remove}</Button>
      </Form>
    </>
  )
}
