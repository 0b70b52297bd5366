import { SignInView } from '@/components/sign-in/sign-in-view'
import { texts } from '@/lib/i18n/translate'
import { languageLinks } from '@/lib/web/language-links'
import { nextPath } from '@/lib/web/next-path'
import { providerName } from '@/lib/web/oidc'
import { openPage } from '@/lib/web/page'
import { signIn } from './actions'

export default openPage(async ({ language, t, query, refused }) => (
  <SignInView
    action={signIn}
    next={query.get('next') ? nextPath(query.get('next')) : ''}
    texts={texts(language, 'signIn')}
    formTexts={texts(language, 'form')}
    links={languageLinks(language, query, ['next'])}
    refused={refused}
    provider={providerName() ? t('signIn.orWith', { provider: providerName() }) : null}
    providerFailed={query.get('error') !== undefined}
    signedOut={query.get('signed-out') !== undefined}
  />
))
