import type { MessageKey } from '@/lib/i18n/messages'
import type { Translate } from '@/lib/i18n/translate'
import type { RowRefusal } from '@/lib/transfer/vocabulary'

/** Why rows were refused, in words; a rule of Funil in those that a form would have shown. */
export function reasonText(t: Translate, { key, values = {} }: RowRefusal): string {
  if (key === 'refusedRule') return t(`refusals.${values.rule}` as MessageKey, values)
  if (key !== 'refusedField') return t(`imports.refused.${key}` as MessageKey, values)
  // A custom field is called as the organization calls it.
  const field = values.name ?? t(`imports.target.${values.target}` as MessageKey)
  return t('imports.refused.refusedField', { field, rule: t(`validation.${values.rule}` as MessageKey, values) })
}

/** The same of one row, with what stands in it. */
export function refusalText(t: Translate, refusal: RowRefusal): string {
  const reason = reasonText(t, refusal)
  const value = refusal.values?.value
  return value ? t('imports.refused.withValue', { reason, value }) : reason
}
