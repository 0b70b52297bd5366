'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form } from '../form/form'
import { TextField } from '../form/inputs'
import type { ArchivedLine } from './archived-list'
import { SettingsList } from './settings-list'
import type { SettingsFrame } from './settings-page'

type Member = { name: string; href: string }
type TeamLine = { id: string; version: number; name: string; members: Member[] }

export type TeamsProps = {
  settings: SettingsFrame
  title: string
  words: Messages['teams']
  lines: TeamLine[]
  archived: ArchivedLine[]
  /** `archiveFirst`: why it cannot be archived now. */
  editing: { line: TeamLine; heading: string; archiveFirst: string | null } | null
  actions: Record<'add' | 'edit' | 'archive' | 'restore', FormAction>
}

const list = '/settings/teams'

export function TeamsView(props: TeamsProps) {
  const { settings, title, words, lines, archived, editing, actions } = props
  const { texts } = settings
  return (
    <SettingsList
      settings={settings}
      place="teams"
      title={title}
      lead={words.lead}
      addAt={editing ? { href: `${list}#edit`, label: texts.add } : undefined}
      table={lines.length > 0 ? 'us-t tm-t' : null}
      heads={[{ label: words.team }, { label: words.members }]}
      rows={
        lines.length > 0 ? lines.map((line) => <Row key={line.id} line={line} {...props} />) : <None words={words} />
      }
      archived={{
        heading: texts.archived,
        lines: archived,
        action: actions.restore,
        idName: 'teamId',
        restore: texts.restore,
      }}
      edit={<EditCard key={editing?.line.id} {...props} />}
    />
  )
}

function None({ words }: Pick<TeamsProps, 'words'>) {
  return (
    <div className="tm-none">
      <h2>{words.none}</h2>
      <p className="soft">{words.noneText}</p>
    </div>
  )
}

function Row({ line, words, settings: { texts }, editing }: TeamsProps & { line: TeamLine }) {
  const open = editing?.line.id === line.id
  return (
    <tr className={open ? 'is-open' : undefined} aria-current={open || undefined}>
      <th scope="row">{line.name}</th>
      <td data-l={words.members}>
        {line.members.length > 0 ? <Members members={line.members} /> : <span className="muted">{words.nobody}</span>}
      </td>
      <td className="ph-go">
        <a className="btn btn-sm" href={`${list}?edit=${line.id}#edit`}>
          {texts.edit}
          <span className="vh"> {line.name}</span>
        </a>
      </td>
    </tr>
  )
}

function Members({ members }: { members: Member[] }) {
  return (
    <ul className="tm-who">
      {members.map(({ name, href }) => (
        <li key={href}>
          <a href={href}>{name}</a>
        </li>
      ))}
    </ul>
  )
}

function EditCard({ settings: { texts }, words, editing, actions }: TeamsProps) {
  const line = editing?.line
  return (
    <section className="card edit" id="edit" aria-labelledby="edit-heading">
      <Form action={line ? actions.edit : actions.add} version={line?.version}>
        <h2 id="edit-heading">{editing?.heading ?? words.addHeading}</h2>
        {line && <input type="hidden" name="teamId" value={line.id} />}
        <TextField
          name="name"
          label={words.name}
          value={line?.name}
          hint={words.membersHint}
          maxLength={60}
          autoComplete="off"
        />
        <div className="row edit-go">
          <Button kind="filled">{line ? texts.save : texts.add}</Button>
          {line && (
            <a className="btn" href={list}>
              {texts.cancel}
            </a>
          )}
        </div>
      </Form>
      {line && <Archive line={line} first={editing.archiveFirst} label={texts.archive} action={actions.archive} />}
    </section>
  )
}

function Archive({
  line,
  first,
  label,
  action,
}: {
  line: TeamLine
  first: string | null
  label: string
  action: FormAction
}) {
  if (first) {
    return (
      <div className="form-stack">
        <p className="soft">{first}</p>
        <Members members={line.members} />
      </div>
    )
  }
  return (
    <Form action={action} version={line.version} name="archive">
      <input type="hidden" name="teamId" value={line.id} />
      <div className="row">
        <Button kind="quiet">{label}</Button>
      </div>
    </Form>
  )
}
