import { activityAdd, activityComplete, activityEdit, activityRemove, activityReopen } from '@/app/activities/actions'
import { activityWords } from '@/app/activity-words'
import { ActivitiesView } from '@/components/activities/activities-view'
import { findActivity } from '@/lib/activities/find-activity'
import { listPlanned, listTimeline, placeIn, placeText } from '@/lib/activities/list-timeline'
import type { ListedActivity } from '@/lib/activities/select-activities'
import { type TimelineFilter, timelineFilters } from '@/lib/activities/vocabulary'
import { findNames } from '@/lib/changes/find-names'
import { findCustomer } from '@/lib/customers/find-customer'
import { texts } from '@/lib/i18n/translate'
import { Missing } from '@/lib/refusal'
import { page } from '@/lib/web/page'
import { cardOf } from '../card'
import { activityForm, editedActivity } from './activity-form'

const pageSize = 50

const actions = {
  ...{ add: activityAdd, edit: activityEdit, complete: activityComplete },
  ...{ reopen: activityReopen, remove: activityRemove },
}

export default page('customers', async (context) => {
  const { actor, t, frame, language, id, idIn, query } = context
  const customer = await findCustomer(actor, id())
  const show = timelineFilters.find((one) => one === query.get('show')) ?? 'everything'
  const before = placeIn(query.get('before'))
  const words = activityWords(context)
  const [planned, found, done, edited] = await Promise.all([
    listPlanned(actor, customer.id),
    listTimeline(actor, customer.id, { show, before, limit: pageSize + 1 }),
    ofCustomer(idIn('done')),
    ofCustomer(idIn('edit')),
  ])
  const entries = found.slice(0, pageSize)
  const last = entries.at(-1)
  const changes = entries.flatMap((one) => ('change' in one ? [one.change] : []))
  const [names, form] = await Promise.all([
    findNames(actor, changes),
    activityForm(context, customer.id, edited?.assigneeId),
  ])
  const answered = done && !planned.some((one) => one.id === done.id) ? [done] : []
  const mayEdit = edited && words.mayEdit(edited)
  return (
    <ActivitiesView
      frame={frame}
      card={cardOf(customer, context)}
      title={t('activities.title', { customer: customer.name })}
      texts={{ ...texts(language, 'today'), ...texts(language, 'activities') }}
      planned={[...answered, ...planned].map((one) => words.planned(one, 'timeline'))}
      filters={timelineFilters.map((filter) => ({
        href: urlOf(filter),
        label: t(`activities.show.${filter}`),
        current: filter === show,
      }))}
      entries={entries.map((one) => words.entry(one, names))}
      empty={entries.length === 0 && !before ? emptyOf(show) : null}
      pages={{
        newest: before ? urlOf(show) : null,
        older: found.length > pageSize && last ? urlOf(show, placeText(last)) : null,
        texts: texts(language, 'history'),
      }}
      end={found.length <= pageSize && entries.length > 0 ? t('history.end') : null}
      form={form}
      editing={mayEdit ? editedActivity(edited, context) : null}
      actions={actions}
    />
  )

  async function ofCustomer(activityId: string | undefined): Promise<ListedActivity | undefined> {
    if (!activityId) return undefined
    const activity = await findActivity(actor, activityId)
    if (activity.customerId !== customer.id) throw new Missing()
    return activity
  }

  function urlOf(filter: TimelineFilter, place?: string): string {
    const parameters = new URLSearchParams()
    if (filter !== 'everything') parameters.set('show', filter)
    if (place) parameters.set('before', place)
    const text = parameters.toString()
    return `/customers/${customer.id}/activities${text && `?${text}`}`
  }

  function emptyOf(filter: TimelineFilter) {
    return { heading: t('activities.empty'), text: filter === 'everything' ? t('activities.emptyText') : null }
  }
})
