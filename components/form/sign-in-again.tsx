'use client'
import { useEffect, useRef } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import type { FormState } from '@/lib/web/form-state'
import { SignInAgainFields } from '../frame/sign-in-to-go-on'
import { Icon } from '../icon/icon'

/** The session ended while somebody typed: the form asks who it is; focused, unless the summary says what is wrong. */
export function SignInAgain({ state, texts }: { state: FormState; texts: Messages['form'] }) {
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (state.errors.length === 0) box.current?.focus()
  }, [state])
  if (!state.signedOut) return null
  return (
    <section className="notice warn" role="alert" aria-label={texts.signInAgain} tabIndex={-1} ref={box}>
      <Icon name="user" />
      <div>
        <h3>{texts.signInAgain}</h3>
        <SignInAgainFields texts={texts} />
      </div>
    </section>
  )
}
