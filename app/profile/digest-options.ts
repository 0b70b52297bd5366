import type { ProfileProps } from '@/components/profile/profile-view'
import { findDigest } from '@/lib/digest/find-digest'
import { hours } from '@/lib/digest/vocabulary'
import { env } from '@/lib/env'
import { timeOfDay } from '@/lib/format/time'
import type { Language } from '@/lib/i18n/languages'
import type { Translate } from '@/lib/i18n/translate'
import type { Session } from '@/lib/web/session'

/** When the digest comes: never, or from an hour on. */
export async function digestOptions(
  { actor }: Session,
  t: Translate,
  language: Language,
): Promise<ProfileProps['digest']> {
  const { isOn, hour } = await findDigest(actor)
  const timeOf = (each: string) => timeOfDay(new Date(Date.UTC(2000, 0, 1, Number(each))), language, 'UTC')
  return {
    chosen: isOn ? String(hour) : 'off',
    options: [
      { value: 'off', label: t('profile.digestOff') },
      ...hours.map((each) => ({ value: each, label: t('profile.digestFrom', { time: timeOf(each) }) })),
    ],
    note: env.mail ? null : t('profile.digestNoMail'),
  }
}
