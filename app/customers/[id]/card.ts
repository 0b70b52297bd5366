import { callLog } from '@/app/activities/actions'
import type { CardProps } from '@/components/customer-card/card-page'
import type { FoundCustomer } from '@/lib/customers/find-customer'
import { number } from '@/lib/format/number'
import { may } from '@/lib/permissions/permissions'
import type { PageContext } from '@/lib/web/page'

/** A customer as the head of its card shows it. */
export function cardOf(customer: FoundCustomer, { actor, t, language, session }: PageContext): CardProps {
  const funnel = session.organization.funnelOn && customer.accountType.leadPhases
  const place = [
    [customer.street, customer.houseNumber].filter(Boolean).join(' '),
    [customer.postalCode, customer.city].filter(Boolean).join(' '),
    customer.country,
  ].filter(Boolean)
  const map =
    customer.latitude !== null && customer.longitude !== null
      ? `https://www.openstreetmap.org/?mlat=${customer.latitude}&mlon=${customer.longitude}`
      : `https://www.openstreetmap.org/search?query=${encodeURIComponent(place.join(', '))}`
  const dial = customer.phone ?? customer.mobile
  return {
    customerId: customer.id,
    name: customer.name,
    accountType: customer.accountType.description,
    owner: customer.ownerName,
    contact: [customer.primaryName, customer.primaryFunction].filter(Boolean).join(', ') || null,
    city: customer.city,
    number: t('customerCard.number', { number: customer.number }),
    archived: customer.archivedAt && t('customerCard.archived'),
    call: dial && `tel:${dial.replace(/[^\d+]/g, '')}`,
    logCall: !customer.mergedIntoId && may(actor, 'activity.add') ? callLog : null,
    email: customer.email && `mailto:${customer.email}`,
    map: place.length > 0 ? map : null,
    tabs: [
      ...(funnel ? [{ tab: 'overview' as const, label: t('customerCard.overview') }] : []),
      { tab: 'details', label: t('customerCard.details') },
      { tab: 'contacts', label: t('customerCard.contacts'), count: number(customer.contactCount, language) },
      {
        tab: 'activities',
        label: t('customerCard.activities'),
        count: customer.activityCount > 0 ? number(customer.activityCount, language) : undefined,
      },
      {
        tab: 'files',
        label: t('customerCard.files'),
        count: customer.fileCount > 0 ? number(customer.fileCount, language) : undefined,
      },
      { tab: 'history', label: t('customerCard.history') },
    ],
    texts: {
      back: t('frame.customers'),
      backLabel: t('customerCard.back'),
      call: t('customerCard.call'),
      logCall: t('customerCard.logCall'),
      email: t('customerCard.email'),
      map: t('customerCard.map'),
      card: t('customerCard.card'),
    },
  }
}
