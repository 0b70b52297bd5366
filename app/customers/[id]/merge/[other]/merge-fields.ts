import { isDeepStrictEqual } from 'node:util'
import { customFieldWords } from '@/app/custom-field-words'
import type { MergeProps } from '@/components/duplicates/merge-view'
import { findValues } from '@/lib/custom-fields/find-values'
import { inUse, listCustomFields } from '@/lib/custom-fields/list-custom-fields'
import { preferredValue } from '@/lib/custom-fields/values-of-merge'
import { inputOf } from '@/lib/custom-fields/vocabulary'
import type { Side } from '@/lib/duplicates/find-merge'
import { columnOf, type MergedField, mergedFields, preferred } from '@/lib/duplicates/merged-fields'
import { isLanguage, languageNames } from '@/lib/i18n/languages'
import type { PageContext } from '@/lib/web/page'

type Field = { name: string; label: string; values: [string | null, string | null]; isSame: boolean; kept: string }

/**
 * The fields of two customers: those in which they differ and those that only one has filled in, to be chosen of, and
 * those that are the same in both.
 */
export async function mergeFields(
  one: Side,
  other: Side,
  stays: string,
  context: PageContext,
): Promise<Pick<MergeProps, 'differ' | 'onlyOne' | 'same'>> {
  const { t } = context
  const sides: [Side, Side] = [one, other]
  const fields = [...builtIn(sides, stays, context), ...(await custom(sides, stays, context))]
  const same = fields.filter(({ isSame, values }) => isSame && values[0] !== null)
  const asked = (of: Field[]) =>
    of.map(({ name, label, values: [a, b], kept }) => {
      const values: [string, string] = [a ?? t('duplicates.empty'), b ?? t('duplicates.empty')]
      return { name, label, kept, values }
    })
  const differing = fields.filter(({ isSame }) => !isSame)
  const onlyOne = differing.filter(({ values }) => values.includes(null))
  return {
    differ: asked(differing.filter((field) => !onlyOne.includes(field))),
    onlyOne:
      onlyOne.length > 0
        ? { heading: t('duplicates.onlyOne', { count: onlyOne.length }), fields: asked(onlyOne) }
        : null,
    same:
      same.length > 0
        ? {
            heading: t('duplicates.same', { count: same.length }),
            pairs: same.map(({ label, values }) => ({ label, value: values[0] ?? '' })),
          }
        : null,
  }
}

function builtIn([one, other]: [Side, Side], stays: string, { t }: PageContext): Field[] {
  const [first, second] = one.id === stays ? [one, other] : [other, one]
  return mergedFields.map((name) => ({
    ...{ name, label: t(`fields.${name}`), values: [shown(one, name), shown(other, name)] },
    ...{ isSame: one[columnOf(name)] === other[columnOf(name)], kept: preferred(name, first, second) },
  }))
}

async function custom([one, other]: [Side, Side], stays: string, context: PageContext): Promise<Field[]> {
  const fields = inUse(await listCustomFields(context.actor, 'customer'))
  if (fields.length === 0) return []
  const values = await findValues(context.actor, 'customer', [one.id, other.id])
  const words = await customFieldWords(context, fields)
  const textsOf = ({ id }: Side) => words.pairs(fields, values.get(id) ?? new Map())
  const [a, b] = [textsOf(one), textsOf(other)]
  const goes = stays === one.id ? other.id : one.id
  return fields.map(({ id, name }, at) => ({
    ...{ name: inputOf(id), label: name, values: [a[at]?.value ?? null, b[at]?.value ?? null] },
    isSame: isDeepStrictEqual(values.get(one.id)?.get(id), values.get(other.id)?.get(id)),
    kept: preferredValue(id, values.get(stays), values.get(goes)) === 'goes' ? goes : stays,
  }))
}

/** What a customer has in a field, as a reader sees it; null where there is nothing. */
function shown(side: Side, field: MergedField): string | null {
  if (field === 'accountType') return side.accountType.description
  if (field === 'owner') return side.ownerName
  const value = side[field]
  if (value === null || value === '') return null
  return field === 'language' && isLanguage(value) ? languageNames[value] : String(value)
}
