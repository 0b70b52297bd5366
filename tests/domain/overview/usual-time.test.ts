import { describe, expect, test } from 'vitest'
import { type Stays, survivalOf, usualTimeOf } from '@/lib/overview/usual-time'

const stay = (days: number, ended = true, count = 1): Stays => ({ days, ended, count })

describe('the usual time in a phase', () => {
  // Computed independently: FIGURES.md.
  const reference = [stay(3), stay(5), stay(5, false), stay(8), stay(10, false), stay(12), stay(15), stay(20, false)]

  test('is the Kaplan–Meier median: half have left by then, and open stays count as long as they are known', () => {
    const steps = survivalOf(reference)
    expect(steps.map(({ days }) => days)).toEqual([3, 5, 8, 12, 15])
    for (const [at, share] of [0.875, 0.75, 0.6, 0.4, 0.2].entries()) expect(steps[at]?.share).toBeCloseTo(share, 10)
    expect(usualTimeOf(reference, 5)).toEqual({ days: 12, over: false })
  })

  test('is the same however the stays of a day are put together', () => {
    const doubled = reference.map((one) => ({ ...one, count: 2 }))
    expect(survivalOf([...reference, ...reference])).toEqual(survivalOf(doubled))
    expect(usualTimeOf(doubled, 10)).toEqual({ days: 12, over: false })
  })

  test('is the day on which exactly half have left, whatever fractions do', () => {
    expect(
      usualTimeOf(
        [1, 2, 3, 4, 5, 6].map((days) => stay(days)),
        1,
      ),
    ).toEqual({ days: 3, over: false })
  })

  test('needs twenty stays that ended; where more than half never left it is longer than the longest', () => {
    expect(usualTimeOf([stay(4, true, 19), stay(9, false, 100)])).toBeUndefined()
    expect(usualTimeOf([])).toBeUndefined()
    expect(usualTimeOf([stay(4, true, 20), stay(9, false, 100)])).toEqual({ days: 4, over: true })
  })
})
