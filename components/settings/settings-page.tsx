'use client'
import type { ReactNode } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'
import { Icon } from '../icon/icon'
import { type SettingsPlace, settingsPaths } from './places'

export type SettingsFrame = { frame: FrameProps; texts: Messages['settings']; menu: string }

/** The frame of every settings page: the list of settings beside it, on a phone above it. */
export function SettingsPage({
  frame,
  texts,
  menu,
  place,
  title,
  lead,
  back,
  action,
  children,
}: SettingsFrame & {
  place: SettingsPlace
  title: string
  lead?: string
  back?: { href: string; label: string }
  action?: { href: string; label: string }
  children: ReactNode
}) {
  const item = (one: SettingsPlace) => (
    <li key={one}>
      <a href={settingsPaths[one]} aria-current={one === place ? 'page' : undefined}>
        {texts[one]}
      </a>
    </li>
  )
  const all = (Object.keys(settingsPaths) as SettingsPlace[]).map(item)
  return (
    <Page frame={frame} title={title}>
      <div className="settings">
        <nav className="set-nav" aria-label={texts.title}>
          <details className="set-menu hand">
            <summary className="btn btn-block">
              <Icon name="menu" /> {menu} <Icon name="down" />
            </summary>
            <ul className="set-drop">{all}</ul>
          </details>
          <div className="desk">
            <h2>{texts.groupCrm}</h2>
            <ul>
              {item('accountTypes')}
              {item('closingReasons')}
              {item('customFields')}
            </ul>
            <h2>{texts.groupOrganization}</h2>
            <ul>
              {item('organization')}
              {item('users')}
              {item('teams')}
              {item('history')}
            </ul>
            <h2>{texts.groupData}</h2>
            <ul>
              {item('import')}
              {item('books')}
            </ul>
          </div>
        </nav>
        <div className="set-main">
          {back && (
            <a className="back" href={back.href}>
              <Icon name="left" /> {back.label}
            </a>
          )}
          <div className="page-head">
            <h1>{title}</h1>
            {action && (
              <a className="btn" href={action.href}>
                <Icon name="plus" /> {action.label}
              </a>
            )}
          </div>
          {lead && <p className="set-lead">{lead}</p>}
          {children}
        </div>
      </div>
    </Page>
  )
}
