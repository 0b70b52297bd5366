'use client'
import type { Messages } from '@/lib/i18n/messages'
import { Icon } from '../icon/icon'
import { PostedFields } from './posted-fields'
import { SignPage } from './sign-page'

/** The session ended while somebody typed: sign in, and the form is sent as it was. Never shows what was typed. */
export function SignInToGoOn({ posted, texts }: { posted: [string, string][]; texts: Messages['signIn'] }) {
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
      <form method="post" encType="multipart/form-data" className="sign-form">
        <PostedFields posted={posted.filter(([name]) => !name.startsWith('signIn'))} />
        <SignInAgainFields texts={texts} />
        <button className="btn btn-primary btn-block" type="submit">
          {texts.signInAndSave}
        </button>
      </form>
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
