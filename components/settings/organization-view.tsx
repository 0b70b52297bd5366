'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { TickBox } from '../form/choices'
import { Form } from '../form/form'
import { SelectField, TextField } from '../form/inputs'
import type { Option } from '../form/options'
import { type SettingsFrame, SettingsPage } from './settings-page'

export type OrganizationProps = {
  settings: SettingsFrame
  title: string
  words: Messages['organization']
  values: {
    name: string
    currency: string
    recurringPeriod: string
    timeZone: string
    language: string
    funnelOn: boolean
  }
  version: number
  options: Record<'currencies' | 'periods' | 'timeZones' | 'languages', Option[]>
  /** How many open leads disappear, and the words to confirm it; null while the funnel is off or has none. */
  funnelOff: string | null
  funnelHint: string
  action: FormAction
}

export function OrganizationView({
  settings,
  title,
  words,
  values,
  version,
  options,
  funnelOff,
  funnelHint,
  action,
}: OrganizationProps) {
  return (
    <SettingsPage {...settings} place="organization" title={title} lead={words.lead}>
      <section className="card form-part" aria-label={title}>
        <Form action={action} version={version} className="form-stack">
          <TextField name="name" label={words.name} value={values.name} autoComplete="organization" />
          <div className="two">
            <SelectField name="currency" label={words.currency} value={values.currency} options={options.currencies} />
            <SelectField
              name="recurringPeriod"
              label={words.recurringPeriod}
              value={values.recurringPeriod}
              options={options.periods}
            />
          </div>
          <SelectField name="timeZone" label={words.timeZone} value={values.timeZone} options={options.timeZones} />
          <SelectField
            name="language"
            label={words.language}
            hint={words.languageHint}
            value={values.language}
            options={options.languages}
          />
          <TickBox name="funnelOn" label={words.funnelOn} hint={funnelHint} ticked={values.funnelOn} />
          {funnelOff && (
            <div className="funnel-off">
              <TickBox name="funnelOff" label={funnelOff} />
            </div>
          )}
          <div className="row">
            <Button kind="filled">{settings.texts.save}</Button>
          </div>
        </Form>
      </section>
    </SettingsPage>
  )
}
