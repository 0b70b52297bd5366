import type { Duplicate } from '../duplicates/find-duplicates'
import type { Translate } from '../i18n/translate'
import type { DuplicateHit } from './form-state'

/** Customers that look like another, each with where it is, whose it is and why. */
export const duplicateHits = (found: Duplicate[], t: Translate, hrefOf: (one: Duplicate) => string): DuplicateHit[] =>
  found.map((one) => ({
    id: one.id,
    href: hrefOf(one),
    title: one.name,
    text: [one.number, one.city, one.ownerName, one.archived ? t('duplicates.archived') : null]
      .filter(Boolean)
      .join(' · '),
    why: one.reasons.map((reason) => t(`duplicates.reason.${reason}`)).join(', '),
  }))
