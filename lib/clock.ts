import { kept } from './kept'

/** The one seam for tests: everything that asks for the time asks here. */
export const clock = { now: () => new Date() }

/** The day (YYYY-MM-DD) that an instant falls on in a time zone. */
export function dayIn(timeZone: string, instant = clock.now()): string {
  return dayFormat(timeZone).format(instant)
}

const dayFormat = kept((timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }))

/** The time of day (HH:MM) of an instant in a time zone. */
export const timeIn = (timeZone: string, instant = clock.now()): string => timeFormat(timeZone).format(instant)

const timeFormat = kept(
  (timeZone: string) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit' }),
)

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000)
}

/** The day so many days after another. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
