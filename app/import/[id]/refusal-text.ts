import type { MessageKey } from '@/lib/i18n/messages'
import type { Translate } from '@/lib/i18n/translate'
import type { RowRefusal } from '@/lib/transfer/plan-row'

/** Why a row was refused, in words; a rule of Funil in the words a form would have shown. */
export function refusalText(t: Translate, refusal: RowRefusal | null): string {
  if (!refusal) return ''
  if (refusal.key === 'refusedRule') return t(`refusals.${refusal.values?.rule}` as MessageKey, refusal.values)
  return t(`imports.${refusal.key}` as MessageKey, refusal.values)
}
