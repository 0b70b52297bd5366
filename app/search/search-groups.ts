import type { SearchProps } from '@/components/search/search-view'
import { rowsUrl } from '@/lib/customers/list-view'
import { number } from '@/lib/format/number'
import { dayOf } from '@/lib/format/time'
import type { findEverywhere } from '@/lib/search/find-everywhere'
import { mostCounted } from '@/lib/search/look-for'
import type { PageContext } from '@/lib/web/page'

type Found = Awaited<ReturnType<typeof findEverywhere>>
type Group = SearchProps['groups'][number]

/** What was found, in the reader's language; what has the words as they were typed comes before what has them almost so. */
export function searchGroups(context: PageContext, q: string, { customers, leads, activities }: Found): Group[] {
  const { t, language } = context
  const groups = [
    {
      ...{ id: 'customers', heading: t('search.customers'), icon: 'users' as const },
      ...{ hits: customersOf(context, customers), near: t('search.nearCustomers', { q }), count: customers.count },
      ...{ all: { href: rowsUrl({ q }), label: t('search.inList') }, similar: customers.similar },
    },
    {
      ...{ id: 'leads', heading: t('search.leads'), icon: 'layers' as const, all: null },
      ...{
        hits: context.session.organization.funnelOn ? leadsOf(context, leads) : [],
        near: t('search.nearLeads', { q }),
        count: leads.count,
      },
      similar: leads.similar,
    },
    {
      ...{ id: 'activities', heading: t('search.activities'), icon: 'list' as const, all: null },
      ...{ hits: activitiesOf(context, activities), near: t('search.nearActivities', { q }), count: activities.count },
      similar: activities.similar,
    },
  ]
  return groups
    .filter(({ hits }) => hits.length > 0)
    .sort((one, other) => Number(one.similar) - Number(other.similar))
    .map(({ similar, near, count, ...group }) => ({
      ...group,
      similar: similar ? near : null,
      count:
        count > mostCounted ? t('search.moreThan', { count: number(mostCounted, language) }) : number(count, language),
    }))
}

const joined = (...parts: (string | false | null | undefined)[]) => parts.filter(Boolean).join(' · ')

function customersOf({ t, session }: PageContext, { rows }: Found['customers']): Group['hits'] {
  const { funnelOn } = session.organization
  return rows.map((row) => ({
    key: row.id,
    href: funnelOn && row.leadId ? `/customers/${row.id}/overview?lead=${row.leadId}` : `/customers/${row.id}`,
    title: row.name,
    text: joined(
      row.merged && t('search.merged', { name: row.merged }),
      row.contact,
      funnelOn && row.title,
      row.number,
      row.city,
      row.ownerName,
    ),
    chip: row.isArchived ? t('customerCard.archived') : (funnelOn && (row.reason ?? row.phase)) || row.accountType,
  }))
}

function leadsOf({ t }: PageContext, { rows }: Found['leads']): Group['hits'] {
  return rows.map(({ id, title, customerId, customerName, phase, isOpen }) => ({
    key: id,
    href: `/customers/${customerId}/overview?lead=${id}`,
    title,
    text: customerName,
    chip: isOpen ? phase : t('words.state.closed'),
  }))
}

function activitiesOf({ t, language, session }: PageContext, { rows }: Found['activities']): Group['hits'] {
  const { timeZone } = session.organization
  return rows.map((one) => ({
    key: one.id,
    href: `/customers/${one.customerId}/activities`,
    title: one.customerName,
    text: joined(one.text, one.result, one.assigneeName, dayOf(one.doneAt ?? one.createdAt, language, timeZone)),
    chip: t(`words.kind.${one.kind}`),
  }))
}
