'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form } from '../form/form'
import { SelectField, TextField } from '../form/inputs'
import type { Option, OptionGroup } from '../form/options'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'

export type ProfileProps = {
  frame: FrameProps
  texts: Messages['profile']
  role: string
  values: { name: string; language: string | null; theme: string }
  languages: Option[]
  themes: Option[]
  start: { chosen: string; options: (Option | OptionGroup)[] }
  /** Since when there is an address, and the address itself, once. */
  calendar: { since: string | null; url: string | null }
  /** `off`, or the hour; `note` where there is no mail. */
  digest: { chosen: string; options: Option[]; note: string | null }
  actions: Record<'edit' | 'start' | 'digest' | 'password' | 'endOthers' | 'calendarMake' | 'calendarEnd', FormAction>
}

/** A person's own page: name, language, look, password, sessions. */
export function ProfileView({
  frame,
  texts,
  role,
  values,
  languages,
  themes,
  start,
  calendar,
  digest,
  actions,
}: ProfileProps) {
  return (
    <Page frame={frame} title={texts.title}>
      <div className="page-head">
        <h1>{texts.title}</h1>
      </div>
      <p className="soft">{role}</p>
      <div className="profile">
        <section className="card form-part" aria-labelledby="look">
          <h2 id="look">{texts.look}</h2>
          <Form action={actions.edit} name="profile" className="form-stack">
            <TextField name="name" label={texts.name} value={values.name} autoComplete="name" />
            <div className="two">
              <SelectField
                name="language"
                label={texts.language}
                value={values.language}
                options={languages}
                empty={texts.browserLanguage}
              />
              <SelectField name="theme" label={texts.theme} value={values.theme} options={themes} />
            </div>
            <div className="row">
              <Button kind="filled">{texts.save}</Button>
            </div>
          </Form>
        </section>
        <section className="card form-part" aria-labelledby="start">
          <h2 id="start">{texts.startPage}</h2>
          <p className="soft">{texts.startPageText}</p>
          <Form action={actions.start} name="start" className="form-stack">
            <SelectField name="startPage" label={texts.startPage} value={start.chosen} options={start.options} />
            <div className="row">
              <Button>{texts.save}</Button>
            </div>
          </Form>
        </section>
        <section className="card form-part" aria-labelledby="digest">
          <h2 id="digest">{texts.digest}</h2>
          <p className="soft">{texts.digestText}</p>
          {digest.note && <p className="soft">{digest.note}</p>}
          <Form action={actions.digest} name="digest" className="form-stack">
            <SelectField name="digest" label={texts.digestWhen} value={digest.chosen} options={digest.options} />
            <div className="row">
              <Button>{texts.save}</Button>
              <a href="/digest">{texts.digestPage}</a>
            </div>
          </Form>
        </section>
        <section className="card form-part" aria-labelledby="password">
          <h2 id="password">{texts.password}</h2>
          <Form action={actions.password} name="password" className="form-stack">
            <TextField name="currentPassword" label={texts.current} type="password" autoComplete="current-password" />
            <TextField
              name="newPassword"
              label={texts.new}
              hint={texts.newHint}
              type="password"
              autoComplete="new-password"
            />
            <div className="row">
              <Button>{texts.changePassword}</Button>
            </div>
          </Form>
        </section>
        <section className="card form-part" aria-labelledby="calendar">
          <h2 id="calendar">{texts.calendar}</h2>
          <p className="soft">{texts.calendarText}</p>
          {calendar.url && (
            <p className="link-row">
              <label className="vh" htmlFor="calendar-url">
                {texts.calendarLink}
              </label>
              <input className="input" id="calendar-url" readOnly value={calendar.url} />
            </p>
          )}
          {calendar.since && <p>{calendar.since}</p>}
          <div className="row">
            <Form action={actions.calendarMake} name="calendar">
              <Button>{calendar.since ? texts.calendarNew : texts.calendarMake}</Button>
            </Form>
            {calendar.since && (
              <Form action={actions.calendarEnd} name="calendar-end">
                <Button kind="quiet">{texts.calendarEnd}</Button>
              </Form>
            )}
          </div>
        </section>
        <section className="card form-part" aria-labelledby="sessions">
          <h2 id="sessions">{texts.sessions}</h2>
          <p className="soft">{texts.sessionsText}</p>
          <Form action={actions.endOthers} name="sessions">
            <Button>{texts.endOthers}</Button>
          </Form>
        </section>
      </div>
    </Page>
  )
}
