import type { DetailPart } from '@/components/customers/details-view'
import type { FoundCustomer } from '@/lib/customers/find-customer'
import { dayOf } from '@/lib/format/time'
import { isLanguage, languageNames } from '@/lib/i18n/languages'
import type { PageContext } from '@/lib/web/page'

type Pair = DetailPart['pairs'][number]

/** A customer's fields as cards of label and value. */
export function detailParts(
  customer: FoundCustomer,
  { t, language, session }: PageContext,
  mayEdit: boolean,
  custom: Pair[],
): DetailPart[] {
  const { timeZone } = session.organization
  const edit = (at: string) => (mayEdit ? `/customers/${customer.id}/edit#part-${at}` : null)
  const pair = (name: 'country', value: string | null, href?: string): Pair => ({
    label: t(`fields.${name}`),
    value,
    href,
  })
  const dial = (number: string | null) => number?.replace(/[^\d+]/g, '')
  const since = customer.archivedAt
    ? t('customerCard.archivedSince', { day: dayOf(customer.archivedAt, language, timeZone) })
    : t('customerCard.active', { day: dayOf(customer.createdAt, language, timeZone) })
  const { latitude, longitude } = customer
  const position = latitude !== null && longitude !== null ? `${latitude}, ${longitude}` : null
  const of = (name: string, value: string | null, href?: string) => pair(name as 'country', value, href)
  return [
    {
      id: 'reach',
      heading: t('customerForm.reach'),
      edit: edit('reach'),
      pairs: [
        of('phone', customer.phone, `tel:${dial(customer.phone)}`),
        of('mobile', customer.mobile, `tel:${dial(customer.mobile)}`),
        of('email', customer.email, `mailto:${customer.email}`),
        of('website', customer.website?.replace(/^https?:\/\//, '') ?? null, customer.website ?? undefined),
        of('language', isLanguage(customer.language) ? languageNames[customer.language] : null),
      ],
    },
    {
      id: 'address',
      heading: t('customerForm.address'),
      edit: edit('address'),
      pairs: [
        of('street', [customer.street, customer.houseNumber].filter(Boolean).join(' ') || null),
        of('postalCode', customer.postalCode),
        of('city', customer.city),
        of('country', customer.country),
        of('position', position, `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}`),
      ],
    },
    {
      id: 'customer',
      heading: t('customerForm.customer'),
      edit: edit('customer'),
      pairs: [
        of('number', customer.number),
        of('externalId', customer.externalId),
        of('accountType', customer.accountType.description),
        of('owner', customer.ownerName),
        of('state', since),
      ],
    },
    {
      id: 'business',
      heading: t('customerForm.business'),
      edit: edit('business'),
      pairs: [
        of('registrationNumber', customer.registrationNumber),
        of('vatNumber', customer.vatNumber),
        of('source', customer.source),
        of('remark', customer.remark),
      ],
    },
    ...(custom.length > 0
      ? [{ id: 'custom', heading: t('customFields.more'), edit: edit('custom'), pairs: custom }]
      : []),
  ]
}
