import type { Translate } from '@/lib/i18n/translate'
import { may } from '@/lib/permissions/permissions'
import type { Session } from '@/lib/web/session'

/** The pages that a person may open, by their names. */
export function places({ actor, organization }: Session, t: Translate) {
  const funnel = organization.funnelOn
  const admin = may(actor, 'organization.edit')
  return [
    place('/', t('frame.today')),
    place('/customers', t('frame.customers')),
    ...(funnel ? [place('/board', t('frame.board')), place('/overview', t('frame.overview'))] : []),
    place('/activities', t('activities.toDo')),
    place('/customers/views', t('savedViews.title')),
    place('/search', t('search.heading')),
    place('/digest', t('digest.title')),
    place('/profile', t('frame.profile')),
    place('/shortcuts', t('shortcuts.title')),
    ...(admin ? settings(t) : []),
  ]
}

const settings = (t: Translate) => [
  place('/settings', t('frame.settings')),
  place('/settings/account-types', t('settings.accountTypes')),
  place('/settings/closing-reasons', t('settings.closingReasons')),
  place('/settings/custom-fields', t('settings.customFields')),
  place('/settings/users', t('settings.users')),
  place('/settings/teams', t('settings.teams')),
  place('/settings/organization', t('settings.organization')),
  place('/settings/history', t('settings.history')),
  place('/settings/books', t('settings.books')),
]

/** What a person may begin. */
export function doing({ actor }: Session, t: Translate) {
  return [
    ...(may(actor, 'customer.create') ? [place('/customers/new', t('frame.add'))] : []),
    ...(may(actor, 'import.run') ? [place('/import', t('frame.import'))] : []),
    place('/customers/columns', t('listFilters.columnsTitle')),
    place('/sign-out', t('frame.signOut')),
  ]
}

const place = (href: string, label: string) => ({ key: href.replaceAll('/', '-'), label, href })
