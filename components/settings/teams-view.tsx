'use client'
import type { Messages } from '@/lib/i18n/messages'
import { TextField } from '../form/inputs'
import { type ListActions, SettingsList, type SettingsListOf } from './settings-list'
import type { SettingsLine } from './settings-table'

type Member = { name: string; href: string }
type TeamLine = SettingsLine & { members: Member[] }

type TeamsProps = SettingsListOf<TeamLine> & {
  words: Messages['teams']
  /** Why the one whose form is open cannot be archived now. */
  archiveFirst: string | null
  actions: ListActions
}

export function TeamsView({ words, archiveFirst, ...list }: TeamsProps) {
  const line = list.editing?.line
  return (
    <SettingsList
      {...list}
      words={words}
      idName="teamId"
      table="us-t tm-t"
      columns={[
        { label: words.team, of: ({ name }) => name },
        {
          label: words.members,
          of: ({ members }) =>
            members.length > 0 ? <Members members={members} /> : <span className="muted">{words.nobody}</span>,
        },
      ]}
      archive={archiveFirst ? null : undefined}
      under={
        archiveFirst && (
          <>
            <p className="soft">{archiveFirst}</p>
            <Members members={line?.members ?? []} />
          </>
        )
      }
    >
      <TextField
        name="name"
        label={words.name}
        value={line?.name}
        hint={words.membersHint}
        maxLength={60}
        autoComplete="off"
      />
    </SettingsList>
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
