import type { CustomField } from '../custom-fields/list-custom-fields'
import { valueReader } from '../custom-fields/read-value'
import type { Value } from '../custom-fields/vocabulary'
import { reading } from '../format/reading'
import { languages } from '../i18n/languages'
import { translate } from '../i18n/translate'
import { fieldTarget } from './field-targets'
import { type Mapping, meaningOf } from './mapping'
import { readAmount, readDay, readNumber } from './read-cell'
import { refused } from './refused'
import type { RowRefusal } from './vocabulary'

/** What a filled cell says of a custom field, or why it cannot be read. */
export function readField(text: string, field: CustomField, mapping: Mapping, currency: string): Value | RowRefusal {
  const target = fieldTarget(field)
  const about = { target, name: field.name, value: text }
  const orRule = (value: Value | undefined, rule: string) => value ?? refused('refusedField', { ...about, rule })
  switch (field.kind) {
    case 'number':
      return orRule(readNumber(text, mapping.numberFormat), 'number')
    case 'money':
      return orRule(readAmount(text, mapping.numberFormat, currency), 'money')
    case 'day':
      return orRule(readDay(text, mapping.dateFormat), 'day')
    case 'yesNo':
      return orRule(readYesNo(text), 'yesNo')
    case 'choice':
    case 'user':
      return meaningOf(mapping, target, text) || refused('refusedChoice', about)
    case 'choices':
      return readChoices(text, field.choices) ?? refused('refusedChoice', about)
    default: {
      const parsed = valueReader(field, reading(currency)).safeParse(text)
      const [issue] = parsed.error?.issues ?? []
      const params = issue?.code === 'custom' ? (issue.params as Record<string, string | number>) : {}
      return parsed.data ?? refused('refusedField', { ...params, ...about, rule: issue?.message ?? 'invalid' })
    }
  }
}

const wordsFor = (key: 'changes.yes' | 'changes.no', ...more: string[]) =>
  new Set([...languages.map((language) => translate(language, key).toLowerCase()), ...more])
const yes = wordsFor('changes.yes', 'true', '1', 'x', 'y')
const no = wordsFor('changes.no', 'false', '0', 'n')

function readYesNo(text: string): boolean | undefined {
  const word = text.trim().toLowerCase()
  return yes.has(word) ? true : no.has(word) ? false : undefined
}

/**
 * The choices whose names a text lists, in the order of the field; undefined where it names anything else. The longest
 * name that fits counts, so that a name may hold what stands between names.
 */
function readChoices(text: string, choices: CustomField['choices']): string[] | undefined {
  const named = [...choices].sort((one, other) => other.name.length - one.name.length)
  const found = new Set<string>()
  const list = text.trim()
  const between = /\s*(?:[;,|\n]\s*|$)/y
  for (let at = 0; at < list.length; at = between.lastIndex) {
    const choice = named.find(({ name }) => endsAfter(name, at))
    if (!choice) return undefined
    found.add(choice.id)
  }
  return choices.map(({ id }) => id).filter((id) => found.has(id))

  /** Whether the name stands there and nothing more; `between` is behind it then. */
  function endsAfter(name: string, at: number) {
    between.lastIndex = at + name.length
    return list.slice(at, at + name.length).toLowerCase() === name.toLowerCase() && between.test(list)
  }
}
