const at = (day: string) => new Date(`${day}T00:00Z`)
const dayOf = (date: Date) => date.toISOString().slice(0, 10)

export const firstOfMonth = (day: string) => `${day.slice(0, 8)}01`

/** The first of the month that many months later; earlier when negative. */
export function monthsLater(day: string, months: number): string {
  const date = at(firstOfMonth(day))
  date.setUTCMonth(date.getUTCMonth() + months)
  return dayOf(date)
}

export const dayBefore = (day: string, days = 1) => dayOf(new Date(at(day).getTime() - days * 86_400_000))
