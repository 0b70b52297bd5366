export const firstOfMonth = (day: string) => `${day.slice(0, 8)}01`

/** The first of the month that many months later; earlier when negative. */
export function monthsLater(day: string, months: number): string {
  const date = new Date(`${firstOfMonth(day)}T00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + months)
  return date.toISOString().slice(0, 10)
}
