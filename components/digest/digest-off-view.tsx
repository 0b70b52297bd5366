'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form } from '../form/form'
import { FormPage } from '../form/form-page'
import { SignPage } from '../frame/sign-page'

/** Where the link at the end of a mail leads; one button, because programs that look at mails follow links. */
export function DigestOffView({
  action,
  token,
  isOn,
  texts,
  formTexts,
  refused,
}: {
  action: FormAction
  token: string
  isOn: boolean
  texts: Messages['digest']
  formTexts: Messages['form']
  refused: boolean
}) {
  const title = isOn ? texts.turnOff : texts.isOff
  return (
    <FormPage pageId="" title={title} texts={formTexts} refused={refused}>
      <SignPage title={title} lead={isOn ? texts.turnOffText : texts.isOffText}>
        {isOn && (
          <Form action={action} className="sign-form">
            <input type="hidden" name="token" value={token} />
            <Button kind="filled" className="btn-block">
              {texts.turnOff}
            </Button>
          </Form>
        )}
      </SignPage>
    </FormPage>
  )
}
