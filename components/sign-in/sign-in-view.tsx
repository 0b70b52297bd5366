'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form } from '../form/form'
import { FormPage } from '../form/form-page'
import { TextField } from '../form/inputs'
import { SignPage } from '../frame/sign-page'

export function SignInView({
  action,
  next,
  texts,
  formTexts,
  signedOut,
}: {
  action: FormAction
  next: string
  texts: Messages['signIn']
  formTexts: Messages['form']
  signedOut: boolean
}) {
  return (
    <FormPage pageId="" title={texts.title} texts={formTexts}>
      <SignPage title={texts.title}>
        {signedOut && (
          <p className="soft" role="status">
            {texts.signedOut}
          </p>
        )}
        <Form action={action} className="sign-form">
          <input type="hidden" name="next" value={next} />
          <TextField name="email" label={texts.email} type="email" autoComplete="username" inputMode="email" />
          <TextField name="password" label={texts.password} type="password" autoComplete="current-password" />
          <Button kind="filled" className="btn-block">
            {texts.signIn}
          </Button>
        </Form>
        <p className="small muted">{texts.askAdmin}</p>
      </SignPage>
    </FormPage>
  )
}
