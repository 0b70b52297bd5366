'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form } from '../form/form'
import { FormPage } from '../form/form-page'
import { TextField } from '../form/inputs'
import { SignPage } from '../frame/sign-page'

export function InvitationView({
  action,
  token,
  title,
  lead,
  email,
  texts,
  formTexts,
  refused,
}: {
  action: FormAction
  token: string
  title: string
  lead: string
  email: string
  texts: Messages['invitation']
  formTexts: Messages['form']
  refused: boolean
}) {
  return (
    <FormPage pageId="" title={title} texts={formTexts} refused={refused}>
      <SignPage title={title} lead={lead}>
        <Form action={action} className="sign-form">
          <input type="hidden" name="token" value={token} />
          <input
            className="vh"
            type="email"
            name="username"
            autoComplete="username"
            value={email}
            readOnly
            tabIndex={-1}
            aria-hidden="true"
          />
          <TextField
            name="password"
            label={texts.password}
            hint={texts.hint}
            type="password"
            autoComplete="new-password"
          />
          <Button kind="filled" className="btn-block">
            {texts.go}
          </Button>
        </Form>
      </SignPage>
    </FormPage>
  )
}
