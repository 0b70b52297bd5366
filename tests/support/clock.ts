import { clock } from '@/lib/clock'

const { now } = clock

/** Stops the clock at an instant until the end of the test, and answers it. */
export function at(instant: string): Date {
  const fixed = new Date(instant)
  clock.now = () => new Date(fixed)
  return fixed
}

export function realTime() {
  clock.now = now
}
