import type { Random } from './random'

const day = 86_400_000
const hour = 3_600_000

/** An instant so many days before now, in working hours: not later than now, and after what went before. */
export function workingInstant(random: Random, now: Date, daysAgo: number, after?: Date): Date {
  const wish = new Date(now.getTime() - daysAgo * day)
  const weekend = { 0: 2, 6: 1 }[wish.getUTCDay()] ?? 0
  wish.setUTCDate(wish.getUTCDate() - weekend)
  wish.setUTCHours(random.whole(8, 16), random.whole(0, 59), random.whole(0, 59), 0)
  const latest = now.getTime() - random.between(0.2, 1) * hour
  const earliest = after ? after.getTime() + random.whole(120, 900) * 1000 : 0
  return new Date(
    Math.min(
      Math.max(Math.min(wish.getTime(), latest), earliest),
      Math.max(now.getTime(), (after?.getTime() ?? 0) + 1),
    ),
  )
}

export const daysAgo = (now: Date, at: Date) => (now.getTime() - at.getTime()) / day

export function addDays(on: string, days: number): string {
  return new Date(Date.parse(`${on}T00:00Z`) + Math.round(days) * day).toISOString().slice(0, 10)
}
