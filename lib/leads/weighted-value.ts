import type { ListRow } from './list-rows'

/** Expected value × score / 100 of an open lead, in minor units, halves up; null without one of both. */
export function weightedValue({ state, score, expectedValue }: Pick<ListRow, 'state' | 'score' | 'expectedValue'>) {
  if (state !== 'open' || score === null || expectedValue === null) return null
  return Number((BigInt(expectedValue) * BigInt(score) + 50n) / 100n)
}
