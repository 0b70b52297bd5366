import { daysBetween } from '../clock'

/** Where a planned day stands: late counts days, later names the day. */
export type Due = { look: 'late'; days: number } | { look: 'today' | 'tomorrow' | 'later' | 'none' }

export function dueOf(on: string | null, today: string): Due {
  if (!on) return { look: 'none' }
  const days = daysBetween(today, on)
  if (days < 0) return { look: 'late', days: -days }
  return { look: days === 0 ? 'today' : days === 1 ? 'tomorrow' : 'later' }
}
