'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { RadioCards } from '../form/choices'
import { Disclosure } from '../form/disclosure'
import { Form } from '../form/form'
import { SelectField, TextField } from '../form/inputs'
import type { Option } from '../form/options'
import { initials } from '../frame/initials'
import { Icon } from '../icon/icon'
import type { ArchivedLine } from './archived-list'
import { SettingsList } from './settings-list'
import type { SettingsFrame } from './settings-page'

export type UserLine = {
  id: string
  version: number
  name: string
  email: string
  role: string
  roleName: string
  team: string | null
  teamName: string | null
  you: boolean
  invited: boolean
}

export type UsersProps = {
  settings: SettingsFrame
  title: string
  words: Messages['users']
  lines: UserLine[]
  deactivated: ArchivedLine[]
  roles: (Option & { text: string })[]
  teams: Option[]
  editing: {
    line: UserLine
    heading: string
    deactivateTitle: string
    deactivateText: string
    others: Option[]
  } | null
  /** A one-time link, shown this once. */
  link: { heading: string; text: string; url: string; mail: string } | null
  actions: Record<'add' | 'edit' | 'deactivate' | 'restore' | 'endSessions' | 'newLink', FormAction>
}

const list = '/settings/users'

export function UsersView(props: UsersProps) {
  const { settings, title, words, lines, deactivated, editing, link, actions } = props
  const { texts } = settings
  return (
    <SettingsList
      settings={settings}
      place="users"
      title={title}
      lead={words.lead}
      addAt={editing ? { href: `${list}#edit`, label: texts.add } : undefined}
      notice={link && <OneTimeLink link={link} words={words} />}
      table="us-t"
      heads={[words.user, words.role, ...(props.teams.length > 0 ? [words.team] : []), words.state].map((label) => ({
        label,
      }))}
      rows={lines.map((line) => <Row key={line.id} line={line} {...props} />)}
      archived={{
        heading: words.deactivated,
        lines: deactivated,
        action: actions.restore,
        idName: 'userId',
        restore: words.activate,
      }}
      edit={<EditCard key={editing?.line.id} {...props} />}
    />
  )
}

function OneTimeLink({ link, words }: { link: NonNullable<UsersProps['link']>; words: Messages['users'] }) {
  return (
    <section className="notice info" aria-labelledby="link" role="status">
      <Icon name="link" />
      <div>
        <h2 id="link">{link.heading}</h2>
        <p className="soft">{link.text}</p>
        <p className="link-row">
          <label className="vh" htmlFor="one-time-link">
            {words.linkLabel}
          </label>
          <input className="input" id="one-time-link" readOnly value={link.url} />
          <a className="btn" href={link.mail}>
            <Icon name="mail" /> {words.linkMail}
          </a>
        </p>
      </div>
    </section>
  )
}

function Row({ line, words, teams, settings: { texts } }: UsersProps & { line: UserLine }) {
  return (
    <tr>
      <th scope="row">
        <span className="who">
          <span className="avatar plain" aria-hidden="true">
            {initials(line.name)}
          </span>
          <span>
            <span className="u-n">
              {line.name} {line.you && <span className="chip">{words.you}</span>}
            </span>
            <small>{line.email}</small>
          </span>
        </span>
      </th>
      <td data-l={words.role}>{line.roleName}</td>
      {teams.length > 0 && (
        <td className="soft" data-l={words.team}>
          {line.teamName ?? '–'}
        </td>
      )}
      <td className="soft" data-l={words.state}>
        {line.invited ? (
          <span className="due none">
            <Icon name="link" /> {words.invited}
          </span>
        ) : (
          words.active
        )}
      </td>
      <td className="ph-go">
        <a className="btn btn-sm" href={`${list}/${line.id}#edit`}>
          {texts.edit}
          <span className="vh"> {line.name}</span>
        </a>
      </td>
    </tr>
  )
}

function EditCard({ settings: { texts }, words, roles, teams, editing, actions }: UsersProps) {
  const line = editing?.line
  return (
    <section className="card edit" id="edit" aria-labelledby="edit-heading">
      <Form action={line ? actions.edit : actions.add} version={line?.version}>
        <h2 id="edit-heading">{editing?.heading ?? words.addHeading}</h2>
        {line && <input type="hidden" name="userId" value={line.id} />}
        <TextField name="name" label={words.name} value={line?.name} autoComplete="off" />
        {!line && <TextField name="email" label={words.email} type="email" autoComplete="off" />}
        <RadioCards name="role" legend={words.role} options={roles} value={line?.role ?? 'sales'} />
        {teams.length > 0 && (
          <SelectField name="team" label={words.team} value={line?.team} options={teams} empty={words.noTeam} />
        )}
        <div className="row edit-go">
          <Button kind="filled">{line ? texts.save : texts.add}</Button>
          {line && (
            <a className="btn" href={list}>
              {texts.cancel}
            </a>
          )}
        </div>
      </Form>
      {editing && <MemberActions editing={editing} words={words} actions={actions} />}
    </section>
  )
}

function MemberActions({
  editing,
  words,
  actions,
}: {
  editing: NonNullable<UsersProps['editing']>
  words: Messages['users']
  actions: UsersProps['actions']
}) {
  const { line } = editing
  return (
    <div className="form-stack">
      <div className="row">
        <Form action={actions.newLink} name="link">
          <input type="hidden" name="userId" value={line.id} />
          <Button className="btn-sm">{words.newLink}</Button>
        </Form>
        <Form action={actions.endSessions} name="sessions">
          <input type="hidden" name="userId" value={line.id} />
          <Button className="btn-sm">{words.endSessions}</Button>
        </Form>
      </div>
      {!line.you && (
        <Form action={actions.deactivate} version={line.version} name="deactivate">
          <input type="hidden" name="userId" value={line.id} />
          <Disclosure
            className="archived"
            label={
              <>
                <Icon name="right" /> {editing.deactivateTitle}
              </>
            }
          >
            <p className="soft">{editing.deactivateText}</p>
            <SelectField name="owner" label={words.handTo} options={editing.others} empty={words.nobody} />
            <Button>{words.deactivateButton}</Button>
          </Disclosure>
        </Form>
      )}
    </div>
  )
}
