import { clock, dayIn } from '../clock'
import { money, moneyInput } from '../format/money'
import { decimal, decimalInput } from '../format/number'
import { day } from '../format/time'
import type { Language } from '../i18n/languages'
import { translate } from '../i18n/translate'
import type { CustomField } from './list-custom-fields'
import type { Value } from './vocabulary'

/** Who reads it, and the names of the people whose ids may stand in values of the kind `user`. */
export type ValueReader = {
  language: Language
  currency: string
  timeZone: string
  people: ReadonlyMap<string, string>
}

/** A value as a person reads it. */
export function valueText(value: Value, { kind, choices }: CustomField, reader: ValueReader): string {
  const { language, currency, timeZone, people } = reader
  switch (kind) {
    case 'number':
      return decimal(Number(value), language)
    case 'money':
      return money(Number(value), currency, language)
    case 'day':
      return day(String(value), language, dayIn(timeZone, clock.now()))
    case 'yesNo':
      return translate(language, value ? 'changes.yes' : 'changes.no')
    case 'choice':
    case 'choices':
      return choices
        .filter(({ id }) => [value].flat().includes(id))
        .map(({ name }) => name)
        .join(', ')
    case 'user':
      return people.get(String(value)) ?? translate(language, 'changes.unknown')
    default:
      return String(value)
  }
}

/** A value as it stands in the input of a form and is read from there again: several where several are ticked. */
export function valueInput(
  value: Value | undefined,
  kind: CustomField['kind'],
  { language, currency }: Pick<ValueReader, 'language' | 'currency'>,
): string | string[] {
  if (value === undefined) return kind === 'choices' ? [] : ''
  if (kind === 'number') return decimalInput(Number(value), language)
  if (kind === 'money') return moneyInput(Number(value), currency, language)
  if (kind === 'yesNo') return value ? 'yes' : 'no'
  return Array.isArray(value) ? value : String(value)
}
