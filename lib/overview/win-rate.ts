/** A share with the range in which the true one lies 95 times in 100. All between 0 and 1. */
export type Rate = { share: number; from: number; to: number }

/** Fewer outcomes than this are not made into a rate. */
export const enoughOutcomes = 20
const z = 1.959963984540054

/** won ÷ decided with the 95 % score interval (Wilson 1927). Undefined below 20 outcomes: not enough data. */
export function rateOf(won: number, decided: number): Rate | undefined {
  return decided < enoughOutcomes ? undefined : { share: won / decided, ...wilson(won, decided) }
}

export function wilson(won: number, decided: number): { from: number; to: number } {
  const share = won / decided
  const square = z ** 2 / decided
  const middle = share + square / 2
  const reach = z * Math.sqrt((share * (1 - share)) / decided + square / (4 * decided))
  return { from: Math.max(0, (middle - reach) / (1 + square)), to: Math.min(1, (middle + reach) / (1 + square)) }
}
