import { kept } from '../kept'

/** Noon of a day (YYYY-MM-DD) in a time zone: the instant of something of which only the day is known. */
export function noonOf(day: string, timeZone: string): Date {
  const guess = new Date(`${day}T12:00:00Z`)
  const parts = formatter(timeZone).formatToParts(guess)
  const of = (type: string) => parts.find((part) => part.type === type)?.value
  const there = Date.parse(`${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}:00Z`)
  return new Date(guess.getTime() - (there - guess.getTime()))
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
