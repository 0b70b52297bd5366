import { expect, test } from 'vitest'
import { load } from '@/bin/steps/bench/load'
import { percentile } from '@/bin/steps/bench/percentile'
import { figure, table } from '@/bin/steps/bench/table'
import { verdict } from '@/bin/steps/bench/targets'
import { Visitor } from '@/bin/steps/visit/visitor'

test('a percentile is one of the values, by nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, at) => at + 1)
  expect([0.5, 0.95, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([50, 95, 99, 100])
  expect(percentile([7], 0.99)).toBe(7)
  expect(percentile([], 0.5)).toBeNaN()
})

test('an answer that is wrong is counted and not timed', async () => {
  let asked = 0
  const once = async () => {
    if (++asked % 2 === 0) throw new Error('answered 500')
    return 5
  }
  const visitors = [new Visitor('http://localhost'), new Visitor('http://localhost')]
  const sample = await load(once, visitors, { seconds: 10, most: 16 })
  expect(sample).toMatchObject({ connections: 2, errors: 8, wrong: 'answered 500', p50: 5, p99: 5 })
})

test('fewer answers than four for each connection make no percentile', async () => {
  const visitors = [new Visitor('http://localhost'), new Visitor('http://localhost')]
  const sample = await load(async () => 5, visitors, { seconds: 10, most: 7 })
  expect(sample).toMatchObject({ p50: Number.NaN, p99: Number.NaN })
  expect(await load(async () => 5, visitors.slice(1), { seconds: 10, most: 2 })).toMatchObject({ p50: 5 })
})

test('a table has columns as wide as their widest cell, and figures three digits that matter', () => {
  expect(table(['work', 'ms'], [['list', figure(12.345)]])).toBe('| work |   ms |\n| ---- | ---: |\n| list | 12.3 |')
  expect([0, 0.256, 1234.5, undefined, Number.NaN].map(figure)).toEqual(['0', '0.26', '1235', '–', '–'])
})

test('a target is reached, reached as hoped, missed, or was not measured', () => {
  expect([0.17, 0.18, 0.3, undefined].map((value) => verdict(value, 0.18, 0.25, true))).toEqual(['✗', '✓', '✓✓', '–'])
  expect([15, 14, 8, Number.NaN].map((value) => verdict(value, 14, 8))).toEqual(['✗', '✓', '✓✓', '–'])
})
