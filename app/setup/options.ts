import { currencySign } from '@/lib/format/money'
import { type Language, languageNames, languages, localeOf } from '@/lib/i18n/languages'
import type { Translate } from '@/lib/i18n/translate'
import { currencies, presentZone, recurringPeriods, timeZones } from '@/lib/organizations/vocabulary'

/** What can be chosen, in the reader's words and order. */
export function setupOptions(language: Language, t: Translate) {
  return {
    currency: currencyOptions(language),
    recurringPeriod: recurringPeriods.map((value) => ({ value, label: t(`words.period.${value}`) })),
    timeZone: timeZones.map((value) => ({ value, label: value.replaceAll('_', ' ') })),
    language: languages.map((value) => ({ value, label: languageNames[value] })),
  }
}

/** Every currency by its name, those with a sign of their own led by it: "€ Euro". */
export function currencyOptions(language: Language) {
  const names = new Intl.DisplayNames(localeOf[language], { type: 'currency' })
  const named = currencies.map((value) => ({
    value,
    name: names.of(value) ?? value,
    sign: currencySign(value, language),
  }))
  const order = new Intl.Collator(localeOf[language])
  return named
    .sort((a, b) => order.compare(a.name, b.name))
    .map(({ value, name, sign }) => ({ value, label: sign === value ? `${name} (${value})` : `${sign} ${name}` }))
}

const usual: Partial<Record<Language, string>> = {
  'pt-PT': 'Europe/Lisbon',
  'pt-BR': 'America/Sao_Paulo',
  nl: 'Europe/Amsterdam',
  de: 'Europe/Berlin',
}

/** The time zone to suggest: the server's, and on one that keeps UTC that of the language. */
export function timeZoneOf(language: Language): string {
  const own = presentZone(Intl.DateTimeFormat().resolvedOptions().timeZone)
  return own === 'UTC' || !timeZones.includes(own) ? (usual[language] ?? 'UTC') : own
}
