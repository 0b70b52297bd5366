'use client'
import type { ComponentProps, ReactNode } from 'react'
import { ArchivedList } from './archived-list'
import { Checks } from './checks'
import { type SettingsFrame, SettingsPage, type SettingsPlace } from './settings-page'

export type Head = { label: string; numeric?: boolean }

/** A settings page that is a list with a form beside it: checks on top, the table, what is archived below. */
export function SettingsList({
  settings,
  place,
  title,
  lead,
  back,
  addAt,
  checks,
  notice,
  heads,
  rows,
  table,
  archived,
  edit,
}: {
  settings: SettingsFrame
  place: SettingsPlace
  title: string
  lead: string
  back?: { href: string; label: string }
  /** Where a new one is added, while the form shows an existing one. */
  addAt?: { href: string; label: string }
  checks?: ComponentProps<typeof Checks>
  notice?: ReactNode
  heads: Head[]
  /** The rows, or what is said when there are none. */
  rows: ReactNode
  table: string | null
  archived: ComponentProps<typeof ArchivedList>
  edit: ReactNode
}) {
  return (
    <SettingsPage {...settings} place={place} title={title} lead={lead} back={back} action={addAt}>
      {notice}
      {checks && <Checks {...checks} />}
      <div className="set-cols">
        <div>
          <section className="card phases" aria-label={title}>
            {table === null ? (
              rows
            ) : (
              <table className={`data ${table}`}>
                <caption className="vh">{title}</caption>
                <thead>
                  <tr>
                    {heads.map(({ label, numeric }) => (
                      <th key={label} scope="col" className={numeric ? 'num' : undefined}>
                        {label}
                      </th>
                    ))}
                    <td>
                      <span className="vh">{settings.texts.actions}</span>
                    </td>
                  </tr>
                </thead>
                <tbody>{rows}</tbody>
              </table>
            )}
          </section>
          <ArchivedList {...archived} />
        </div>
        {edit}
      </div>
    </SettingsPage>
  )
}
