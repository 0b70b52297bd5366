import { Notice } from '@/components/frame/notice'
import { SetupView } from '@/components/setup/setup-view'
import { texts } from '@/lib/i18n/translate'
import { findOpenSetup } from '@/lib/organizations/setup-link'
import { languageLinks } from '@/lib/web/language-links'
import { openPage } from '@/lib/web/page'
import { setStatus } from '@/lib/web/request-context'
import { setUpAndSignIn } from './actions'
import { setupOptions, timeZoneOf } from './options'

export default openPage(async ({ language, t, query, refused }) => {
  const token = query.get('token') ?? ''
  if (!(await findOpenSetup(token))) {
    setStatus(404)
    return <Notice title={t('setup.closedTitle')} text={t('setup.closedText')} back={t('signIn.title')} />
  }
  return (
    <SetupView
      action={setUpAndSignIn}
      token={token}
      language={language}
      timeZone={timeZoneOf(language)}
      options={setupOptions(language, t)}
      refused={refused}
      links={languageLinks(language, query, ['token'])}
      texts={texts(language, 'setup')}
      formTexts={texts(language, 'form')}
    />
  )
})
