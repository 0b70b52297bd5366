import { DigestView } from '@/components/digest/digest-view'
import { clock, dayIn } from '@/lib/clock'
import { digestOf } from '@/lib/digest/digest-of'
import { findDigest, sinceOf } from '@/lib/digest/find-digest'
import { dayInFull, moment } from '@/lib/format/time'
import { texts } from '@/lib/i18n/translate'
import { page } from '@/lib/web/page'

export default page('today', async ({ actor, frame, language, session, t }) => {
  const { organization } = session
  const { timeZone } = organization
  const since = sinceOf(await findDigest(actor))
  const sections = await digestOf({ actor, organization, language }, since)
  const today = dayIn(timeZone)
  return (
    <DigestView
      frame={frame}
      texts={texts(language, 'digest')}
      day={dayInFull(today, language, today)}
      asOf={t('digest.asOf', {
        when: moment(clock.now(), language, timeZone),
        since: moment(since, language, timeZone),
      })}
      sections={sections}
    />
  )
})
