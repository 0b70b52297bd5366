import { expect, test } from 'vitest'
import { rateOf, wilson } from '@/lib/overview/win-rate'

// Computed independently: FIGURES.md.
test.each([
  [41, 111, 0.28536, 0.46212],
  [15, 37, 0.26347, 0.56514],
  [0, 20, 0, 0.16113],
  [4238, 6711, 0.61989, 0.64296],
])('of %i of %i the 95 %% score interval is %f to %f', (won, decided, from, to) => {
  const interval = wilson(won, decided)
  expect(interval.from).toBeCloseTo(from, 5)
  expect(interval.to).toBeCloseTo(to, 5)
})

test('nineteen outcomes are not enough data, twenty are', () => {
  expect(rateOf(19, 19)).toBeUndefined()
  expect(rateOf(0, 0)).toBeUndefined()
  expect(rateOf(20, 20)).toMatchObject({ share: 1, to: 1 })
  expect(rateOf(41, 111)?.share).toBeCloseTo(0.36937, 5)
})
