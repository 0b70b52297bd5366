import { describe, expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { bucketsOf, unitOf } from '@/lib/overview/buckets'
import { periodOf, scopeOf, scopeUrl } from '@/lib/overview/scope'

const read = (query: Record<string, string> = {}) => scopeOf({ get: (name) => query[name] }, '2026-05-31')

describe('the scope of the overview', () => {
  test('is the last twelve months and the last thirty days when nothing is asked', () => {
    expect(read()).toEqual({
      ...{
        from: '2025-06-01',
        to: '2026-05-31',
        since: '2026-05-01',
        owner: undefined,
        team: undefined,
        funnel: undefined,
      },
    })
  })

  test('is what the URL says, and the URL says it again', () => {
    const asked = {
      from: '2026-01-01',
      to: '2026-02-28',
      since: '2026-02-02',
      owner: 'nobody',
      team: newId(),
      funnel: newId(),
    }
    expect(read(asked)).toEqual(asked)
    const url = new URL(scopeUrl(read(asked)), 'http://x')
    expect(Object.fromEntries(url.searchParams)).toEqual(asked)
  })

  test('takes a period the wrong way round as it was meant, and what is no day for none', () => {
    expect(read({ from: '2026-03-01', to: '2026-01-01' })).toMatchObject({ from: '2026-01-01', to: '2026-03-01' })
    expect(read({ from: '0001-01-01', to: '2026-02-30', since: 'x', owner: 'x', team: 'x', funnel: 'x' })).toEqual(
      read(),
    )
  })

  test.each([
    ['thisMonth', '2026-05-01', '2026-05-31'],
    ['lastMonth', '2026-04-01', '2026-04-30'],
    ['thisQuarter', '2026-04-01', '2026-05-31'],
    ['thisYear', '2026-01-01', '2026-05-31'],
    ['twelveMonths', '2025-06-01', '2026-05-31'],
  ] as const)('%s is %s to %s', (preset, from, to) => expect(periodOf(preset, '2026-05-31')).toEqual({ from, to }))
})

describe('the parts of a period', () => {
  test('are months cut off at its ends', () => {
    expect(bucketsOf('2025-12-15', '2026-02-10')).toEqual([
      { from: '2025-12-15', to: '2025-12-31' },
      { from: '2026-01-01', to: '2026-01-31' },
      { from: '2026-02-01', to: '2026-02-10' },
    ])
  })

  test('are quarters beyond two years, years beyond six', () => {
    expect([unitOf('2024-01-01', '2025-12-31'), unitOf('2024-01-01', '2026-01-01')]).toEqual(['month', 'quarter'])
    expect([unitOf('2020-01-01', '2025-12-31'), unitOf('2020-01-01', '2026-01-01')]).toEqual(['quarter', 'year'])
    expect(bucketsOf('2020-02-01', '2022-05-01')[0]).toEqual({ from: '2020-02-01', to: '2020-03-31' })
    expect(bucketsOf('2019-07-01', '2026-01-31').at(-1)).toEqual({ from: '2026-01-01', to: '2026-01-31' })
  })
})
