'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import type { LanguageLink } from '@/lib/web/language-links'
import { Button } from '../form/button'
import { useField } from '../form/field'
import { Form } from '../form/form'
import { FormPage } from '../form/form-page'
import { SelectField, TextField } from '../form/inputs'
import type { Option } from '../form/options'
import { LanguageChoice } from '../frame/language-choice'
import { SignPage } from '../frame/sign-page'

export type SetupViewProps = {
  action: FormAction
  token: string
  language: string
  timeZone: string
  options: Record<'currency' | 'recurringPeriod' | 'timeZone' | 'language', Option[]>
  links: LanguageLink[]
  refused: boolean
  texts: Messages['setup']
  formTexts: Messages['form']
}

export function SetupView({ action, token, links, refused, texts, formTexts, ...organization }: SetupViewProps) {
  return (
    <FormPage pageId="" title={texts.title} texts={formTexts} refused={refused}>
      <SignPage
        wide
        title={texts.title}
        lead={texts.lead}
        foot={<LanguageChoice label={texts.language} links={links} />}
      >
        <Form action={action} className="setup-form">
          <input type="hidden" name="token" value={token} />
          <OrganizationPart texts={texts} {...organization} />
          <AdminPart texts={texts} />
          <StartPart texts={texts} />
          <Button kind="filled" className="btn-block">
            {texts.start}
          </Button>
        </Form>
        <p className="small muted">{texts.linkEnds}</p>
      </SignPage>
    </FormPage>
  )
}

type OrganizationPartProps = Pick<SetupViewProps, 'texts' | 'language' | 'timeZone' | 'options'>

function OrganizationPart({ texts, language, timeZone, options }: OrganizationPartProps) {
  return (
    <fieldset className="setup-part">
      <legend>
        <h2>{texts.yourOrganization}</h2>
      </legend>
      <TextField name="organization" label={texts.organization} autoComplete="organization" maxLength={100} />
      <div className="two">
        <SelectField name="currency" label={texts.currency} value="EUR" options={options.currency} />
        <SelectField
          name="recurringPeriod"
          label={texts.recurringPeriod}
          value="year"
          options={options.recurringPeriod}
        />
      </div>
      <div className="two">
        <SelectField name="timeZone" label={texts.timeZone} value={timeZone} options={options.timeZone} />
        <SelectField name="language" label={texts.language} value={language} options={options.language} />
      </div>
    </fieldset>
  )
}

function AdminPart({ texts }: Pick<SetupViewProps, 'texts'>) {
  return (
    <fieldset className="setup-part">
      <legend>
        <h2>{texts.you}</h2>
      </legend>
      <div className="two">
        <TextField name="name" label={texts.name} autoComplete="name" maxLength={100} />
        <TextField name="email" label={texts.email} type="email" autoComplete="username" inputMode="email" />
      </div>
      <TextField
        name="password"
        label={texts.password}
        type="password"
        autoComplete="new-password"
        hint={texts.passwordHint}
      />
    </fieldset>
  )
}

function StartPart({ texts }: Pick<SetupViewProps, 'texts'>) {
  const { id, typed = 'demo' } = useField('start')
  const choices = [
    { value: 'demo', label: texts.demo, text: texts.demoText },
    { value: 'empty', label: texts.empty, text: texts.emptyText },
  ]
  return (
    <fieldset className="setup-part types" id={id} tabIndex={-1}>
      <legend>
        <h2>{texts.startWith}</h2>
      </legend>
      <div className="setup-start">
        {choices.map(({ value, label, text }) => (
          <label className="reason" key={value}>
            <input type="radio" name="start" value={value} defaultChecked={typed === value} />
            <span>
              <strong>{label}</strong>
              <small>{text}</small>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
