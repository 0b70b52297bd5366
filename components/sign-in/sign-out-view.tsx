'use client'
import { useEffect } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form, useForm } from '../form/form'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'
import { forgetDevice } from '../offline/device'

export function SignOutView({
  frame,
  action,
  texts,
}: {
  frame: FrameProps
  action: FormAction
  texts: Messages['signIn']
}) {
  return (
    <Page frame={frame} title={texts.signOutTitle}>
      <section className="calm-box" aria-labelledby="sign-out">
        <h1 id="sign-out">{texts.signOutTitle}</h1>
        <p className="soft">{texts.signOutText}</p>
        <Form action={action}>
          <LeaveNothing />
          <div className="row">
            <Button kind="filled">{texts.signOut}</Button>
            <a className="btn btn-quiet" href="/">
              {texts.stay}
            </a>
          </div>
        </Form>
      </section>
    </Page>
  )
}

/** The server says so too (Clear-Site-Data), which not every browser hears. */
function LeaveNothing() {
  const { whenSaved } = useForm()
  useEffect(() => {
    whenSaved.current = () => void forgetDevice()
  }, [whenSaved])
  return null
}
