/** How many stays lasted, or have lasted until now, so many whole days. */
export type Stays = { days: number; ended: boolean; count: number }

/** The share S still there after `days`, and how often a stay ended on that day. */
export type Survival = { days: number; share: number }[]

/** Survival by the product-limit estimator (Kaplan & Meier 1958): open stays count as long as they are known. */
export function survivalOf(stays: Stays[]): Survival {
  let there = stays.reduce((sum, { count }) => sum + count, 0)
  let share = 1
  const steps: Survival = []
  for (const days of [...new Set(stays.map((one) => one.days))].sort((a, b) => a - b)) {
    const [ended, open] = [countOf(stays, days, true), countOf(stays, days, false)]
    if (ended > 0) {
      share *= 1 - ended / there
      steps.push({ days, share })
    }
    there -= ended + open
  }
  return steps
}

const countOf = (stays: Stays[], days: number, ended: boolean) =>
  stays.reduce((sum, one) => sum + (one.days === days && one.ended === ended ? one.count : 0), 0)

/**
 * The usual time in whole days: after it half of the stays have ended. `over`: more than half are still there after
 * the longest stay that ended. Undefined when fewer than `enough` stays ended.
 */
export function usualTimeOf(stays: Stays[], enough = 20): { days: number; over: boolean } | undefined {
  const ended = stays.reduce((sum, one) => sum + (one.ended ? one.count : 0), 0)
  const steps = survivalOf(stays)
  const last = steps.at(-1)
  if (ended < enough || !last) return undefined
  // A product of fractions may miss one half by the last bit.
  const half = steps.find(({ share }) => share <= 0.5 + 1e-12)
  return half ? { days: half.days, over: false } : { days: last.days, over: true }
}
