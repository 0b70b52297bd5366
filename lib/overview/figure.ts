import type { ListFilter } from '../customers/list-view'
import type { SumsRow } from './sums'

/** Sums over leads, money in minor units: of their current phase record, or of the last one where they are closed. */
export type Sums = {
  count: number
  expected: bigint
  recurring: bigint
  /** Σ expected × score. The weighted value is a hundredth of it, rounded once: see `weightedOf`. */
  hundredfold: bigint
}

/** How many leads, and the filter of the list that shows exactly those. */
export type Count = { count: number; filter: ListFilter }

/** A figure and the filter of the list that shows exactly the rows it counts. */
export type Figure = Sums & { filter: ListFilter }

export const noSums: Sums = { count: 0, expected: 0n, recurring: 0n, hundredfold: 0n }

export const sumsOf = ({ count, expected, recurring, weighted }: SumsRow): Sums => ({
  count,
  expected: BigInt(expected),
  recurring: BigInt(recurring),
  hundredfold: BigInt(weighted),
})

export const addUp = (all: Sums[]): Sums =>
  all.reduce(
    (sum, one) => ({
      count: sum.count + one.count,
      expected: sum.expected + one.expected,
      recurring: sum.recurring + one.recurring,
      hundredfold: sum.hundredfold + one.hundredfold,
    }),
    noSums,
  )

/** Weighted value in minor units, half of one rounded up: as the list's totals round it. */
export const weightedOf = ({ hundredfold }: Sums): bigint => (hundredfold + 50n) / 100n
