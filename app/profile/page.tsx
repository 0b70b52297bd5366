import { ProfileView } from '@/components/profile/profile-view'
import { languageNames, languages } from '@/lib/i18n/languages'
import { texts } from '@/lib/i18n/translate'
import { themes } from '@/lib/users/vocabulary'
import { page } from '@/lib/web/page'
import { calendarEnd, calendarMake, digest, edit, endOthers, password, start } from './actions'
import { calendarOf } from './calendar-of'
import { digestOptions } from './digest-options'
import { startOptions } from './start-options'

export default page('profile', async ({ session, t, frame, language }) => (
  <ProfileView
    frame={frame}
    texts={texts(language, 'profile')}
    role={t('profile.role', { role: t(`words.role.${session.actor.role}`) })}
    values={session.user}
    languages={languages.map((code) => ({ value: code, label: languageNames[code] }))}
    themes={themes.map((theme) => ({ value: theme, label: t(`profile.theme.${theme}`) }))}
    start={await startOptions(session, t)}
    calendar={await calendarOf(session, t, language)}
    digest={await digestOptions(session, t, language)}
    actions={{ edit, start, digest, password, endOthers, calendarMake, calendarEnd }}
  />
))
