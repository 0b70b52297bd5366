'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { Icon } from '../icon/icon'
import { PostedForm } from './posted-form'
import { SignPage } from './sign-page'

/** The session ended while somebody typed: sign in, and the form is sent as it was. Never shows what was typed. */
export function SignInToGoOn({
  fields,
  action,
  texts,
  why,
}: {
  fields: [string, string][]
  action: FormAction
  texts: Messages['signIn']
  /** Why e-mail and password, if they were given, did not sign in. */
  why?: string
}) {
  return (
    <SignPage title={texts.againTitle}>
      <title>{`${texts.againTitle} · Funil`}</title>
      <section className="notice won" aria-labelledby="kept" role="status">
        <Icon name="okc" />
        <div>
          <h2 id="kept">{texts.kept}</h2>
          <p className="soft">{texts.keptText}</p>
        </div>
      </section>
      {why && (
        <p className="error" role="alert">
          <Icon name="alert" /> {why}
        </p>
      )}
      <PostedForm fields={fields} action={action} className="sign-form">
        <SignInAgainFields texts={texts} />
        <button className="btn btn-primary btn-block" type="submit">
          {texts.signInAndSave}
        </button>
      </PostedForm>
    </SignPage>
  )
}

export function SignInAgainFields({ texts }: { texts: Pick<Messages['signIn'], 'email' | 'password'> }) {
  return (
    <>
      <div className="field">
        <label className="label" htmlFor="signInEmail">
          {texts.email}
        </label>
        <input className="input" id="signInEmail" name="signInEmail" type="email" autoComplete="username" required />
      </div>
      <div className="field">
        <label className="label" htmlFor="signInPassword">
          {texts.password}
        </label>
        <input
          className="input"
          id="signInPassword"
          name="signInPassword"
          type="password"
          autoComplete="current-password"
          required
        />
      </div>
    </>
  )
}
