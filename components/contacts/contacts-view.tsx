'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { CardPage, type CardProps } from '../customer-card/card-page'
import { Button } from '../form/button'
import { TickBox } from '../form/choices'
import { Draft } from '../form/draft'
import { Form } from '../form/form'
import { TextArea, TextField } from '../form/inputs'
import type { FrameProps } from '../frame/frame-props'
import { initials } from '../frame/initials'
import { Icon } from '../icon/icon'

export type ContactLine = {
  id: string
  version: number
  name: string
  function: string | null
  phone: string | null
  mobile: string | null
  email: string | null
  remark: string | null
  isPrimary: boolean
}

export type ContactsProps = {
  frame: FrameProps
  card: CardProps
  title: string
  texts: Messages['contacts']
  labels: Messages['fields']
  contacts: ContactLine[]
  customerId: string
  /** The contact being edited, when the URL names one. */
  editing: (ContactLine & { heading: string; removeText: string }) | null
  actions: Record<'add' | 'edit' | 'remove', FormAction> | null
}

export function ContactsView(props: ContactsProps) {
  const { frame, card, title, texts, contacts, editing, actions } = props
  return (
    <CardPage frame={frame} card={card} title={title} tab="contacts">
      <div className="cols">
        <div className="cols-main">
          {contacts.length === 0 ? (
            <section className="calm-box" aria-labelledby="none">
              <h2 id="none">{texts.empty}</h2>
              <p className="soft">{texts.emptyText}</p>
            </section>
          ) : (
            <ul className="people" aria-label={texts.heading}>
              {contacts.map((contact) => (
                <Person key={contact.id} contact={contact} {...props} />
              ))}
            </ul>
          )}
        </div>
        {actions && (
          <section className="card edit" id="edit" aria-labelledby="edit-heading">
            <div className="card-head">
              <h2 id="edit-heading">{editing?.heading ?? texts.addHeading}</h2>
            </div>
            <ContactForm key={editing?.id} {...props} actions={actions} />
            {editing && <RemoveForm {...props} editing={editing} action={actions.remove} />}
          </section>
        )}
      </div>
    </CardPage>
  )
}

function Person({ contact, texts, customerId, actions }: ContactsProps & { contact: ContactLine }) {
  const numbers = new Set([contact.phone, contact.mobile].filter((number) => number !== null))
  return (
    <li className="card person">
      <span className="avatar plain" aria-hidden="true">
        {initials(contact.name)}
      </span>
      <div>
        <h3>
          {contact.name} {contact.isPrimary && <span className="chip accent">{texts.isPrimary}</span>}
        </h3>
        <p className="who-f">{contact.function}</p>
      </div>
      <p className="calls t">
        {[...numbers].map((number) => (
          <a key={number} href={`tel:${number.replace(/[^\d+]/g, '')}`}>
            <Icon name="phone" />
            {number}
          </a>
        ))}
        {contact.email && (
          <a href={`mailto:${contact.email}`}>
            <Icon name="mail" />
            {contact.email}
          </a>
        )}
      </p>
      {actions && (
        <a className="btn btn-sm" href={`/customers/${customerId}/contacts?edit=${contact.id}#edit`}>
          {texts.edit}
          <span className="vh"> {contact.name}</span>
        </a>
      )}
      {contact.remark && <p className="rem">{contact.remark}</p>}
    </li>
  )
}

function ContactForm({
  texts,
  labels,
  customerId,
  editing,
  actions,
}: ContactsProps & { actions: NonNullable<ContactsProps['actions']> }) {
  return (
    <Form
      action={editing ? actions.edit : actions.add}
      version={editing?.version}
      draft={<Draft of={editing ? `contact ${editing.id}` : `new contact of ${customerId}`} />}
    >
      {editing ? (
        <input type="hidden" name="contactId" value={editing.id} />
      ) : (
        <input type="hidden" name="customerId" value={customerId} />
      )}
      <TextField name="name" label={labels.name} value={editing?.name} autoComplete="off" />
      <TextField name="function" label={labels.function} note={texts.optional} value={editing?.function} />
      <div className="two">
        <TextField name="phone" label={labels.phone} type="tel" value={editing?.phone} />
        <TextField name="mobile" label={labels.mobile} type="tel" value={editing?.mobile} />
      </div>
      <TextField name="email" label={labels.email} type="email" value={editing?.email} />
      <TextArea name="remark" label={labels.remark} note={texts.optional} value={editing?.remark} rows={2} />
      <TickBox name="primary" label={texts.primary} ticked={editing?.isPrimary} />
      <div className="row edit-go">
        <Button kind="filled">{editing ? texts.save : texts.add}</Button>
        {editing && (
          <a className="btn" href={`/customers/${customerId}/contacts`}>
            {texts.cancel}
          </a>
        )}
      </div>
    </Form>
  )
}

function RemoveForm({
  editing,
  action,
  texts,
}: {
  editing: NonNullable<ContactsProps['editing']>
  action: FormAction
  texts: Messages['contacts']
}) {
  return (
    <Form action={action} version={editing.version} name="remove">
      <input type="hidden" name="contactId" value={editing.id} />
      <p className="small muted">{editing.removeText}</p>
      <Button kind="quiet">{texts.remove}</Button>
    </Form>
  )
}
