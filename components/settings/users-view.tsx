'use client'
import type { Messages } from '@/lib/i18n/messages'
import { Button } from '../form/button'
import { RadioCards } from '../form/choices'
import { Form } from '../form/form'
import { HiddenFields } from '../form/hidden-fields'
import { SelectField, TextField } from '../form/inputs'
import type { Option } from '../form/options'
import { initials } from '../frame/initials'
import { Icon } from '../icon/icon'
import { OneTimeLink } from './one-time-link'
import { type ListActions, SettingsList, type SettingsListOf } from './settings-list'
import type { SettingsLine } from './settings-table'

type UserLine = SettingsLine & {
  email: string
  role: string
  roleName: string
  team: string | null
  teamName: string | null
  you: boolean
  invited: boolean
}

type UsersProps = SettingsListOf<UserLine> & {
  words: Messages['users']
  roles: (Option & { text: string })[]
  teams: Option[]
  /** What is said and asked before the one whose form is open is deactivated. */
  deactivating: { title: string; text: string; others: Option[] } | null
  link: Omit<Parameters<typeof OneTimeLink>[0], 'words'> | null
  actions: ListActions<'endSessions' | 'newLink'>
}

export function UsersView({ words, roles, teams, deactivating, link, ...list }: UsersProps) {
  const { actions } = list
  const line = list.editing?.line
  return (
    <SettingsList
      {...list}
      words={words}
      notice={link && <OneTimeLink {...link} words={words} />}
      idName="userId"
      table="us-t"
      columns={[
        { label: words.user, of: (user) => <Who {...user} words={words} /> },
        { label: words.role, className: 'us-r', of: ({ roleName }) => roleName },
        ...(teams.length > 0
          ? [{ label: words.team, className: 'soft', of: ({ teamName }: UserLine) => teamName ?? '–' }]
          : []),
        {
          label: words.state,
          className: 'soft',
          of: ({ invited }) => (invited ? <Invited words={words} /> : words.active),
        },
      ]}
      archivedWords={{ heading: words.deactivated, restore: words.activate }}
      archive={
        deactivating && {
          ...{ title: deactivating.title, text: deactivating.text, button: words.deactivateButton },
          asked: <SelectField name="owner" label={words.handTo} options={deactivating.others} empty={words.nobody} />,
        }
      }
      under={
        line && (
          <div className="row">
            {(['newLink', 'endSessions'] as const).map((name) => (
              <Form key={name} action={actions[name]} name={name}>
                <HiddenFields fields={{ userId: line.id }} />
                <Button className="btn-sm">{words[name]}</Button>
              </Form>
            ))}
          </div>
        )
      }
    >
      <TextField name="name" label={words.name} value={line?.name} autoComplete="off" />
      {!line && <TextField name="email" label={words.email} type="email" autoComplete="off" />}
      <RadioCards name="role" legend={words.role} options={roles} value={line?.role ?? 'sales'} />
      {teams.length > 0 && (
        <SelectField name="team" label={words.team} value={line?.team} options={teams} empty={words.noTeam} />
      )}
    </SettingsList>
  )
}

function Who({ name, email, you, words }: UserLine & Pick<UsersProps, 'words'>) {
  return (
    <span className="who">
      <span className="avatar plain" aria-hidden="true">
        {initials(name)}
      </span>
      <span>
        <span className="u-n">
          {name} {you && <span className="chip">{words.you}</span>}
        </span>
        <small>{email}</small>
      </span>
    </span>
  )
}

function Invited({ words }: Pick<UsersProps, 'words'>) {
  return (
    <span className="due none">
      <Icon name="link" /> {words.invited}
    </span>
  )
}
