import type { MergeProps } from '@/components/duplicates/merge-view'
import type { Side } from '@/lib/duplicates/find-merge'
import { columnOf, type MergedField, mergedFields, preferred } from '@/lib/duplicates/merged-fields'
import { isLanguage, languageNames } from '@/lib/i18n/languages'
import type { PageContext } from '@/lib/web/page'

/** The fields of two customers: those in which they differ, to be chosen of, and those that are the same in both. */
export function mergeFields(
  one: Side,
  other: Side,
  stays: string,
  { t }: PageContext,
): Pick<MergeProps, 'differ' | 'same'> {
  const [first, second] = one.id === stays ? [one, other] : [other, one]
  const isSame = (field: MergedField) => one[columnOf(field)] === other[columnOf(field)]
  const label = (field: MergedField) => t(`fields.${field}`)
  const same = mergedFields.filter((field) => isSame(field) && shown(one, field) !== null)
  return {
    differ: mergedFields
      .filter((field) => !isSame(field))
      .map((field) => ({
        name: field,
        label: label(field),
        values: [shown(one, field) ?? t('duplicates.empty'), shown(other, field) ?? t('duplicates.empty')],
        kept: preferred(field, first, second),
      })),
    same:
      same.length > 0
        ? {
            heading: t('duplicates.same', { count: same.length }),
            pairs: same.map((field) => ({ label: label(field), value: shown(one, field) ?? '' })),
          }
        : null,
  }
}

/** What a customer has in a field, as a reader sees it; null where there is nothing. */
function shown(side: Side, field: MergedField): string | null {
  if (field === 'accountType') return side.accountType.description
  if (field === 'owner') return side.ownerName
  const value = side[field]
  if (value === null || value === '') return null
  return field === 'language' && isLanguage(value) ? languageNames[value] : String(value)
}
