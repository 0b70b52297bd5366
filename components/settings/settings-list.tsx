'use client'
import type { ComponentProps, ReactNode } from 'react'
import type { FormAction } from '@/lib/web/form-state'
import { type ArchivedLine, ArchivedList } from './archived-list'
import { Checks } from './checks'
import { EditCard, type EditedLine } from './edit-card'
import type { SettingsPlace } from './places'
import { type SettingsFrame, SettingsPage } from './settings-page'
import { type Column, type SettingsLine, SettingsTable } from './settings-table'

/** What `settingsList` of lib/web/settings makes of the rows of a list. */
export type SettingsListOf<Line> = {
  settings: SettingsFrame
  place: SettingsPlace
  /** The path of the page. */
  at: string
  title: string
  lead: string
  lines: Line[]
  archived: ArchivedLine[]
  editing: EditedLine<Line> | null
}

export type ListActions<More extends string = never> = Record<'add' | 'edit' | 'archive' | 'restore' | More, FormAction>

type Props<Line extends SettingsLine> = SettingsListOf<Line> & {
  /** The name of the field with the id of a line, and what else each form says. */
  idName: string
  also?: Record<string, string>
  actions: ListActions & { move?: FormAction }
  words: { addHeading: string; empty?: string }
  table: string
  columns: [Column<Line>, ...Column<Line>[]]
  back?: ComponentProps<typeof SettingsPage>['back']
  checks?: ComponentProps<typeof Checks>
  notice?: ReactNode
  archivedWords?: { heading: string; restore: string }
} & Pick<ComponentProps<typeof EditCard>, 'archive' | 'under' | 'draft' | 'children'>

/** A page of the settings that is a list: checks on top, the table, what is archived below, and one form beside it. */
export function SettingsList<Line extends SettingsLine>(props: Props<Line>) {
  const { settings, place, at, title, lead, back, checks, notice, lines, archived, archivedWords, editing, words } =
    props
  const { texts } = settings
  const { idName, also, actions } = props
  return (
    <SettingsPage
      {...settings}
      place={place}
      title={title}
      lead={lead}
      back={back}
      action={editing ? { href: `${at}#edit`, label: texts.add } : undefined}
    >
      {notice}
      {checks && <Checks {...checks} />}
      <div className="set-cols">
        <div>
          <section className="card phases" aria-label={title}>
            {lines.length > 0 ? (
              <SettingsTable {...props} texts={texts} open={editing?.line.id} />
            ) : (
              <p className="soft">{words.empty}</p>
            )}
          </section>
          <ArchivedList
            {...(archivedWords ?? { heading: texts.archived, restore: texts.restore })}
            lines={archived}
            action={actions.restore}
            idName={idName}
            also={also}
          />
        </div>
        <EditCard key={editing?.line.id} {...props} texts={texts} addHeading={words.addHeading} />
      </div>
    </SettingsPage>
  )
}
