import type { SearchProps } from '@/components/search/search-view'
import { rowsUrl } from '@/lib/customers/list-view'
import { number } from '@/lib/format/number'
import { mostCounted } from '@/lib/search/find-matches'
import type { PageContext } from '@/lib/web/page'
import { activityHits, customerHits, type Found, leadHits } from './search-hits'

type Group = SearchProps['groups'][number]

/** What was found, in the reader's language; what has the words as they were typed comes before what has them almost so. */
export function searchGroups(context: PageContext, q: string, { customers, leads, activities }: Found): Group[] {
  const { t, language, session } = context
  const said = ({ count, similar }: { count: number; similar: boolean }, near: string) => ({
    count:
      count > mostCounted ? t('search.moreThan', { count: number(mostCounted, language) }) : number(count, language),
    similar: similar ? near : null,
  })
  // The list has none that are archived, and none by the name of one that was merged into it.
  const isInList = customers.rows.some(({ isArchived, merged }) => !isArchived && !merged)
  const groups: Group[] = [
    {
      ...{ id: 'customers', heading: t('search.customers'), icon: 'users' },
      ...said(customers, t('search.nearCustomers', { q })),
      all: isInList ? { href: rowsUrl({ q }), label: t('search.inList') } : null,
      hits: customerHits(context, customers),
    },
    {
      ...{ id: 'leads', heading: t('search.leads'), icon: 'layers', all: null },
      ...said(leads, t('search.nearLeads', { q })),
      hits: session.organization.funnelOn ? leadHits(context, leads) : [],
    },
    {
      ...{ id: 'activities', heading: t('search.activities'), icon: 'list', all: null },
      ...said(activities, t('search.nearActivities', { q })),
      hits: activityHits(context, activities),
    },
  ]
  return groups
    .filter(({ hits }) => hits.length > 0)
    .sort((one, other) => Number(one.similar !== null) - Number(other.similar !== null))
}
