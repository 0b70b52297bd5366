'use client'
import type { ReactNode } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import { Icon } from '../icon/icon'
import { band } from '../overview/stepper'
import { type SettingsFrame, SettingsPage } from '../settings/settings-page'

export type ImportTexts = Messages['imports']
export type ImportStep = { name: string; about: string; look: 'done' | 'now' | 'todo' }

/** What stands around each of the four steps. */
export type ImportFrame = {
  settings: SettingsFrame
  texts: ImportTexts
  title: string
  lead: string
  steps: ImportStep[]
}

export function ImportPage({ settings, texts, title, lead, steps, children }: ImportFrame & { children: ReactNode }) {
  return (
    <SettingsPage {...settings} place="import" title={title} lead={lead}>
      <nav className="card wiz" aria-label={texts.steps}>
        <ol className="steps steps-4">
          {steps.map(({ name, about, look }, at) => (
            <li key={name} className={`step ${look}`} aria-current={look === 'now' ? 'step' : undefined}>
              <svg className="seg" viewBox="0 0 100 32" preserveAspectRatio="none" aria-hidden="true">
                <polygon points={band(at, steps.length)} />
              </svg>
              <div className="step-body">
                <p className="step-name">
                  {look === 'done' ? <Icon name="check" label={texts.stepDone} /> : `${at + 1}. `}
                  {name}
                </p>
                <p className="step-when">{about}</p>
              </div>
            </li>
          ))}
        </ol>
      </nav>
      {children}
    </SettingsPage>
  )
}
