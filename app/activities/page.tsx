import { activityWords } from '@/app/activity-words'
import { peopleChoices } from '@/app/people-choices'
import { ToDoView } from '@/components/activities/to-do-view'
import { countToDo, listToDo } from '@/lib/activities/list-to-do'
import { type ToDoFilter, toDoFilters } from '@/lib/activities/vocabulary'
import { dayIn } from '@/lib/clock'
import { number } from '@/lib/format/number'
import { texts } from '@/lib/i18n/translate'
import { listMembers } from '@/lib/users/list-members'
import { page } from '@/lib/web/page'
import { activityComplete } from './actions'

const pageSize = 50

export default page('today', async (context) => {
  const { actor, t, frame, language, session, idIn, query } = context
  const today = dayIn(session.organization.timeZone)
  const due = toDoFilters.find((one) => one === query.get('due')) ?? 'all'
  const assigneeId = idIn('who') ?? actor.userId
  const at = Math.min(Math.max(Math.trunc(Number(query.get('page'))) || 1, 1), 1000)
  const [counts, found, members] = await Promise.all([
    countToDo(actor, assigneeId, today),
    listToDo(actor, { assigneeId, due, today, limit: pageSize + 1, offset: (at - 1) * pageSize }),
    listMembers(actor),
  ])
  const words = activityWords(context)
  const labels: Record<ToDoFilter, string> = {
    ...{ all: t('today.all'), late: t('today.late'), today: t('today.today') },
    ...{ soon: t('today.soon'), undated: t('activities.undated') },
  }
  return (
    <ToDoView
      frame={frame}
      texts={{ ...texts(language, 'today'), ...texts(language, 'activities') }}
      due={due}
      filters={toDoFilters.map((filter) => ({
        href: urlOf(filter),
        label: labels[filter],
        count: number(counts[filter], language),
        current: filter === due,
      }))}
      who={{
        label: t('activities.whose'),
        value: assigneeId,
        options: peopleChoices(context, assigneeId, members),
      }}
      rows={found.slice(0, pageSize).map((one) => words.planned(one, 'toDo'))}
      first={at > 1 ? urlOf(due) : null}
      next={found.length > pageSize ? urlOf(due, at + 1) : null}
      complete={activityComplete}
    />
  )

  function urlOf(filter: ToDoFilter, pageNumber?: number): string {
    const parameters = new URLSearchParams()
    if (assigneeId !== actor.userId) parameters.set('who', assigneeId)
    if (filter !== 'all') parameters.set('due', filter)
    if (pageNumber) parameters.set('page', String(pageNumber))
    const text = parameters.toString()
    return `/activities${text && `?${text}`}`
  }
})
