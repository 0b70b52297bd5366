'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import type { LanguageLink } from '@/lib/web/language-links'
import { Button } from '../form/button'
import { Form } from '../form/form'
import { FormPage } from '../form/form-page'
import { TextField } from '../form/inputs'
import { LanguageChoice } from '../frame/language-choice'
import { SignPage } from '../frame/sign-page'

export function SignInView({
  action,
  next,
  texts,
  formTexts,
  links,
  refused,
  signedOut,
}: {
  action: FormAction
  next: string
  texts: Messages['signIn']
  formTexts: Messages['form']
  links: LanguageLink[]
  refused: boolean
  signedOut: boolean
}) {
  return (
    <FormPage pageId="" title={texts.title} texts={formTexts} refused={refused}>
      <SignPage title={texts.title} foot={<LanguageChoice label={texts.language} links={links} />}>
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
