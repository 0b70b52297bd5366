import type { ProfileProps } from '@/components/profile/profile-view'
import { findCalendarLink } from '@/lib/activities/calendar/calendar-link'
import { dayOf } from '@/lib/format/time'
import type { Language } from '@/lib/i18n/languages'
import type { Translate } from '@/lib/i18n/translate'
import { publicUrl } from '@/lib/web/public-url'
import type { Session } from '@/lib/web/session'

/** Whether there is a calendar to subscribe to, and its address on the page after it was made. */
export async function calendarOf(
  { actor, flash, organization }: Session,
  t: Translate,
  language: Language,
): Promise<ProfileProps['calendar']> {
  const since = await findCalendarLink(actor)
  const token = flash?.key === 'linkMade' ? flash.values?.calendar : undefined
  return {
    since: since ? t('profile.calendarSince', { day: dayOf(since, language, organization.timeZone) }) : null,
    url: token ? await publicUrl(`/calendar/${token}.ics`) : null,
  }
}
