import type { HitProps } from '@/components/search/search-view'
import { dayOf } from '@/lib/format/time'
import type { findEverywhere } from '@/lib/search/find-everywhere'
import type { PageContext } from '@/lib/web/page'

export type Found = Awaited<ReturnType<typeof findEverywhere>>

const joined = (...parts: (string | false | null | undefined)[]) => parts.filter(Boolean).join(' · ')

export function customerHits({ t, session }: PageContext, { rows }: Found['customers']): HitProps[] {
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

export function leadHits({ t }: PageContext, { rows }: Found['leads']): HitProps[] {
  return rows.map(({ id, title, customerId, customerName, phase, isOpen }) => ({
    key: id,
    href: `/customers/${customerId}/overview?lead=${id}`,
    title,
    text: customerName,
    chip: isOpen ? phase : t('words.state.closed'),
  }))
}

export function activityHits({ t, language, session }: PageContext, { rows }: Found['activities']): HitProps[] {
  const { timeZone } = session.organization
  return rows.map((one) => ({
    key: one.id,
    href: `/customers/${one.customerId}/activities`,
    title: one.customerName,
    text: joined(one.text, one.result, one.assigneeName, dayOf(one.doneAt ?? one.createdAt, language, timeZone)),
    chip: t(`words.kind.${one.kind}`),
  }))
}
