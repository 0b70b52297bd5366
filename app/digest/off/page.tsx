import { DigestOffView } from '@/components/digest/digest-off-view'
import { Notice } from '@/components/frame/notice'
import { isOnBy } from '@/lib/digest/turn-off'
import { texts } from '@/lib/i18n/translate'
import { openPage } from '@/lib/web/page'
import { setStatus } from '@/lib/web/request-context'
import { off } from './actions'

export default openPage(async ({ language, t, query, refused }) => {
  const token = query.get('token') ?? ''
  const isOn = await isOnBy(token)
  if (isOn === undefined) {
    setStatus(404)
    return <Notice title={t('digest.goneTitle')} text={t('digest.goneText')} back={t('errors.back')} />
  }
  return (
    <DigestOffView
      action={off}
      token={token}
      isOn={isOn}
      texts={texts(language, 'digest')}
      formTexts={texts(language, 'form')}
      refused={refused}
    />
  )
})
