import { kept } from '../kept'

/**
 * The instant of a day (YYYY-MM-DD) and a time of day (HH:MM) in a time zone. A time that the change to summer time
 * leaves out is an hour later; one that the change back has twice is one of the two.
 */
export function instantOf(day: string, time: string, timeZone: string): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`)
  const first = wanted - ahead(wanted, timeZone)
  const second = wanted - ahead(first, timeZone)
  const isThere = second + ahead(second, timeZone) === wanted
  return new Date(isThere ? second : Math.max(first, second))
}

/** Noon of a day in a time zone: the instant of something of which only the day is known. */
export const noonOf = (day: string, timeZone: string) => instantOf(day, '12:00', timeZone)

/** By how many milliseconds the clocks of a time zone are ahead of UTC at an instant. */
function ahead(instant: number, timeZone: string): number {
  const parts = formatter(timeZone).formatToParts(instant)
  const of = (type: string) => parts.find((part) => part.type === type)?.value
  const there = Date.parse(
    `${of('year')?.padStart(4, '0')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}:00Z`,
  )
  return there - Math.floor(instant / 60_000) * 60_000
}

const formatter = kept(
  (timeZone: string) =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    }),
)
