import { TodayView } from '@/components/today/today-view'
import { dayIn } from '@/lib/clock'
import { dayInFull } from '@/lib/format/time'
import { texts } from '@/lib/i18n/translate'
import { listFunnels } from '@/lib/lead-phases/list-funnels'
import { groundFor } from '@/lib/leads/ground'
import { listToday } from '@/lib/leads/list-today'
import { beginVisit } from '@/lib/users/begin-visit'
import { type PageContext, page } from '@/lib/web/page'
import { complete } from './actions'
import { newsOf } from './today-news'
import { todayWords } from './today-words'

export default page('today', async (context) => {
  const { actor, frame, language, session } = context
  const { timeZone, funnelOn } = session.organization
  const [leads, before] = await Promise.all([funnelOn ? leadsOf(context) : undefined, beginVisit(actor, timeZone)])
  const today = dayIn(timeZone)
  return (
    <TodayView
      frame={frame}
      texts={texts(language, 'today')}
      day={dayInFull(today, language, today)}
      complete={complete}
      leads={leads}
      news={await newsOf(context, before)}
    />
  )
})

async function leadsOf(context: PageContext) {
  const { actor, session, idIn } = context
  const ground = await groundFor(actor, { stalled: true }, session.organization.timeZone)
  const [leads, funnels] = await Promise.all([listToday(actor, ground, idIn('done')), listFunnels(actor)])
  return todayWords(context, ground, funnels).leads(leads)
}
