import { dayAfter } from '../clock'
import { firstOfMonth, monthsLater } from '../months'

export type Unit = 'month' | 'quarter' | 'year'
/** A part of a period: its first and last day within it, and the months that it is made of by their first days. */
export type Bucket = { from: string; to: string }

const monthsIn: Record<Unit, number> = { month: 1, quarter: 3, year: 12 }

/** Months up to two years, quarters up to six, years beyond. */
export function unitOf(from: string, to: string): Unit {
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
  return months < 24 ? 'month' : months < 72 ? 'quarter' : 'year'
}

/** The first day of the unit that a day falls in. */
export function startOf(unit: Unit, day: string): string {
  const month = firstOfMonth(day)
  return monthsLater(month, -((Number(day.slice(5, 7)) - 1) % monthsIn[unit]))
}

/** The months, quarters or years of a period, the first and last cut off where it begins and ends. */
export function bucketsOf(from: string, to: string, unit = unitOf(from, to)): Bucket[] {
  const found: Bucket[] = []
  for (let start = startOf(unit, from); start <= to; start = monthsLater(start, monthsIn[unit])) {
    const end = dayAfter(monthsLater(start, monthsIn[unit]), -1)
    found.push({ from: start < from ? from : start, to: end > to ? to : end })
  }
  return found
}
