import type { SearchProps } from '@/components/search/search-view'
import { dayOf } from '@/lib/format/time'
import type { findEverywhere } from '@/lib/search/find-everywhere'
import type { PageContext } from '@/lib/web/page'

type Found = Awaited<ReturnType<typeof findEverywhere>>

/** What was found, in the reader's language; `all` leads to the list of all customers found, `count` are they. */
export function searchGroups(
  { t, language, session }: PageContext,
  { customers, leads, activities }: Found,
  all: string,
  count: string,
): SearchProps['groups'] {
  const { timeZone } = session.organization
  const joined = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(' · ')
  const groups: SearchProps['groups'] = [
    {
      id: 'customers',
      heading: t('search.customers'),
      icon: 'users',
      count,
      all: { href: all, label: t('search.inList') },
      hits: customers.map((row) => ({
        key: `${row.customerId} ${row.leadId}`,
        href: row.leadId ? `/customers/${row.customerId}/overview?lead=${row.leadId}` : `/customers/${row.customerId}`,
        title: row.name,
        text: joined(row.title, row.number, row.city, row.ownerName),
        chip: row.reason ?? row.phase ?? row.accountType,
      })),
    },
    {
      ...{ id: 'leads', heading: t('search.leads'), icon: 'layers', count: null, all: null },
      hits: leads.map(({ id, title, customerId, customerName, phase, isOpen }) => ({
        key: id,
        href: `/customers/${customerId}/overview?lead=${id}`,
        title,
        text: customerName,
        chip: isOpen ? phase : t('words.state.closed'),
      })),
    },
    {
      ...{ id: 'activities', heading: t('search.activities'), icon: 'list', count: null, all: null },
      hits: activities.map((one) => ({
        key: one.id,
        href: `/customers/${one.customerId}/activities`,
        title: one.customerName,
        text: joined(one.text, one.result, one.assigneeName, dayOf(one.doneAt ?? one.createdAt, language, timeZone)),
        chip: t(`words.kind.${one.kind}`),
      })),
    },
  ]
  return groups.filter(({ hits }) => hits.length > 0)
}
