import { activityAdd } from '@/app/activities/actions'
import { activityWords } from '@/app/activity-words'
import type { RecentActivityProps } from '@/components/activities/recent-activity'
import { listTimeline } from '@/lib/activities/list-timeline'
import { findNames } from '@/lib/changes/find-names'
import type { FoundCustomer } from '@/lib/customers/find-customer'
import { number } from '@/lib/format/number'
import { texts } from '@/lib/i18n/translate'
import { may } from '@/lib/permissions/permissions'
import type { PageContext } from '@/lib/web/page'

const mostShown = 6

/** The last of a customer's timeline beside its funnel, and one step to add to it. */
export async function recentActivity(
  context: PageContext,
  customer: FoundCustomer,
  leadId: string | undefined,
): Promise<RecentActivityProps> {
  const { actor, t, language } = context
  const found = await listTimeline(actor, customer.id, { show: 'everything', limit: mostShown })
  const names = await findNames(
    actor,
    found.flatMap((one) => ('change' in one ? [one.change] : [])),
  )
  const words = activityWords(context)
  return {
    entries: found.map((one) => words.entry(one, names)),
    all: {
      href: `/customers/${customer.id}/activities`,
      label: t('activities.all', { count: number(customer.activityCount, language) }),
    },
    add: may(actor, 'activity.add')
      ? {
          action: activityAdd,
          customerId: customer.id,
          leadId: leadId ?? null,
          kinds: words.kinds(['note', 'call', 'meeting', 'visit']),
        }
      : null,
    texts: texts(language, 'activities'),
    labels: texts(language, 'fields'),
  }
}
