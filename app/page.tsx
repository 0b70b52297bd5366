import { TodayView } from '@/components/today/today-view'
import { listMentions } from '@/lib/activities/list-mentions'
import { listTodayTasks } from '@/lib/activities/list-today-tasks'
import { clock, dayIn } from '@/lib/clock'
import { dayInFull, moment } from '@/lib/format/time'
import { texts } from '@/lib/i18n/translate'
import { listFunnels } from '@/lib/lead-phases/list-funnels'
import { groundFor } from '@/lib/leads/ground'
import { listToday } from '@/lib/leads/list-today'
import { beginVisit } from '@/lib/users/begin-visit'
import { buildName } from '@/lib/web/build'
import { page } from '@/lib/web/page'
import { complete } from './actions'
import { activityComplete } from './activities/actions'
import { mentionsOf } from './mentions-of'
import { newsOf } from './today-news'
import { todayWords } from './today-words'

export default page('today', async (context) => {
  const { actor, frame, language, session, idIn, t } = context
  const { timeZone, funnelOn } = session.organization
  const today = dayIn(timeZone)
  const ground = await groundFor(actor, { stalled: true }, timeZone)
  const [leads, funnels, tasks, mentions, before] = await Promise.all([
    funnelOn ? listToday(actor, ground, idIn('done')) : undefined,
    listFunnels(actor),
    listTodayTasks(actor, today),
    listMentions(actor),
    beginVisit(actor, timeZone),
  ])
  return (
    <TodayView
      frame={frame}
      texts={texts(language, 'today')}
      activityTexts={texts(language, 'activities')}
      day={dayInFull(today, language, today)}
      actions={{ nextAction: complete, activity: activityComplete }}
      {...todayWords(context, ground, funnels)({ leads, tasks })}
      mentions={mentionsOf(context, mentions)}
      news={await newsOf(context, before)}
      offline={{
        build: buildName(),
        text: t('offline.asOf', { moment: moment(clock.now(), language, timeZone) }),
      }}
    />
  )
})
