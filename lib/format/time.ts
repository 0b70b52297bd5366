import { clock, dayIn, daysBetween } from '../clock'
import { type Language, localeOf } from '../i18n/languages'
import { kept } from '../kept'

type Options = Intl.DateTimeFormatOptions
const keptFormatter = kept(
  (locale: string, timeZone: string, options: string) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...(JSON.parse(options) as Options) }),
)

const formatter = (language: Language, timeZone: string, options: Options) =>
  keptFormatter(localeOf[language], timeZone, JSON.stringify(options))

const relativeFormat = kept(
  (locale: string) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'narrow' }),
)

/** A day as text: "Fri 13 Mar" within the year, "14 Jun 2023" otherwise. `today` is in the organization's zone. */
export function day(on: string, language: Language, today: string, { weekday = false } = {}): string {
  const near = on.slice(0, 4) === today.slice(0, 4)
  const options: Options = near
    ? { day: 'numeric', month: 'short', ...(weekday ? { weekday: 'short' } : {}) }
    : { day: 'numeric', month: 'short', year: 'numeric' }
  return formatter(language, 'UTC', options)
    .format(new Date(`${on}T00:00Z`))
    .replace(',', '')
}

/** A day as a heading: "Friday 13 March" within the year, "Friday 14 June 2023" otherwise. */
export function dayInFull(on: string, language: Language, today: string): string {
  const year: Options = on.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }
  return formatter(language, 'UTC', { weekday: 'long', day: 'numeric', month: 'long', ...year })
    .format(new Date(`${on}T00:00Z`))
    .replace(',', '')
}

/** The day of an instant, as `day` writes it. */
export const dayOf = (at: Date, language: Language, timeZone: string) =>
  day(dayIn(timeZone, at), language, dayIn(timeZone))

/** A day and time: "9 Mar 2026, 11:24". */
export const moment = (at: Date, language: Language, timeZone: string) =>
  formatter(language, timeZone, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at)

export const timeOfDay = (at: Date, language: Language, timeZone: string) =>
  formatter(language, timeZone, { hour: '2-digit', minute: '2-digit' }).format(at)

/** How long ago in the words of the language: "2 h ago", "yesterday", and the day itself after a week. */
export function ago(at: Date, language: Language, timeZone: string): string {
  const minutes = Math.max(0, Math.round((clock.now().getTime() - at.getTime()) / 60_000))
  const relative = relativeFormat(localeOf[language])
  if (minutes < 60) return relative.format(-minutes, 'minute')
  if (minutes < 12 * 60) return relative.format(-Math.round(minutes / 60), 'hour')
  const days = daysBetween(dayIn(timeZone, at), dayIn(timeZone))
  return days < 7 ? relative.format(-days, 'day') : dayOf(at, language, timeZone)
}

/** The months that two days fall in: "Mar to Dec 2017" as the language writes a range, one month alone once. */
export const monthsBetween = (from: string, to: string, language: Language) =>
  formatter(language, 'UTC', { month: 'short', year: 'numeric' }).formatRange(
    new Date(`${from}T00:00Z`),
    new Date(`${to}T00:00Z`),
  )
