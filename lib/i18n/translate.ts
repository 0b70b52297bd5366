import { IntlMessageFormat } from 'intl-messageformat'
import { type Language, localeOf } from './languages'
import { type Area, type MessageKey, type Messages, messages } from './messages'

export type Values = Record<string, string | number | null | undefined>
export type Translate = (key: MessageKey, values?: Values) => string

const compiled = new Map<string, IntlMessageFormat>()

/** A message in the reader's language, ICU MessageFormat. Texts come out plain: nothing in them is markup. */
export function translate(language: Language, key: MessageKey, values: Values = {}): string {
  const id = `${language} ${key}`
  let message = compiled.get(id)
  if (!message) {
    message = new IntlMessageFormat(find(language, key), localeOf[language], undefined, { ignoreTag: true })
    compiled.set(id, message)
  }
  return String(message.format(values as Record<string, string>))
}

function find(language: Language, key: MessageKey): string {
  const dot = key.indexOf('.')
  const area = messages[language][key.slice(0, dot) as Area] as Record<string, string>
  const text = area[key.slice(dot + 1)]
  if (text !== undefined) return text
  if (process.env.NODE_ENV === 'production') throw new Error(`no message ${key} in ${language}`)
  return language === 'en' ? key : find('en', key)
}

export const translator =
  (language: Language): Translate =>
  (key, values) =>
    translate(language, key, values)

/** All messages of one area that take no values, for a view to pick from. */
export function texts<A extends Area>(language: Language, area: A): Messages[A] {
  return process.env.NODE_ENV === 'production'
    ? messages[language][area]
    : { ...messages.en[area], ...messages[language][area] }
}
