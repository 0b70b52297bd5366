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
  provider,
  providerFailed,
}: {
  action: FormAction
  next: string
  texts: Messages['signIn']
  formTexts: Messages['form']
  links: LanguageLink[]
  refused: boolean
  signedOut: boolean
  /** The words of the OIDC provider's button, when there is one. */
  provider: string | null
  providerFailed: boolean
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
        {provider && (
          <form method="post" action="/sign-in/provider" encType="multipart/form-data" className="sign-form">
            {providerFailed && (
              <p className="error" role="alert">
                {texts.providerFailed}
              </p>
            )}
            <button className="btn btn-block" type="submit">
              {provider}
            </button>
          </form>
        )}
        <p className="small muted">{texts.askAdmin}</p>
      </SignPage>
    </FormPage>
  )
}
