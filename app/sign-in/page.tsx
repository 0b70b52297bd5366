import { SignInView } from '@/components/sign-in/sign-in-view'
import { texts } from '@/lib/i18n/translate'
import { languageLinks } from '@/lib/web/language-links'
import { nextPath } from '@/lib/web/next-path'
import { openPage } from '@/lib/web/page'
import { signIn } from './actions'

export default openPage(async ({ language, query, refused }) => (
  <SignInView
    action={signIn}
    next={nextPath(query.get('next'))}
    texts={texts(language, 'signIn')}
    formTexts={texts(language, 'form')}
    links={languageLinks(language, query, ['next'])}
    refused={refused}
    signedOut={query.get('signed-out') !== undefined}
  />
))
