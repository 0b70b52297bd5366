import { clock, dayIn, timeIn } from '../clock'
import { instantOf } from '../format/instant'
import type { ActivityKind } from './vocabulary'

export type Timing = { day: string | null; time: string | null; doneAt: Date | null }

/**
 * When a new activity happens. A task is to be done; anything else has happened, now where no day is given, unless its
 * day or time still lies ahead. A time without a day is one of today.
 */
export function timingOf(
  kind: ActivityKind,
  given: { day: string | null; time: string | null },
  timeZone: string,
): Timing {
  const now = clock.now()
  const today = dayIn(timeZone, now)
  const day = given.day ?? (given.time ? today : null)
  const { time } = given
  if (kind === 'task') return { day, time, doneAt: null }
  if (!day) return { day: today, time: timeIn(timeZone, now), doneAt: now }
  return { day, time, doneAt: happenedAt({ day, time }, timeZone) }
}

/** The instant of a day and time that are over, noon at the latest of a day alone; null while they lie ahead. */
export function happenedAt({ day, time }: { day: string; time: string | null }, timeZone: string): Date | null {
  const now = clock.now()
  if (day > dayIn(timeZone, now)) return null
  const at = instantOf(day, time ?? '12:00', timeZone)
  if (at <= now) return at
  return time ? null : now
}
