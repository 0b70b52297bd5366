import { expect, test } from 'vitest'
import { lost } from '@/bin/steps/break/csv/read-export'

const kinds = { figures: ['Score'], choices: ['Tags'], addresses: ['Website'] }
const file = (heads: string[], ...rows: string[][]) => ({ heads: ['Name', ...heads], rows })
const told = (head: string, one: string, other: string) =>
  lost(file([head], ['A', one]), file([head], ['A', other]), kinds).length

test.each([
  ['City', ' =Porto\r\nNorte\t', "'=Porto\nNorte"],
  ['City', 'é', 'e\u0301'],
  ['Score', '12', '12.0'],
  ['Tags', 'b; a', 'a; b'],
  ['Website', 'example.com', 'https://example.com'],
])('of %s %j is there as %j', (head, one, other) => expect(told(head, one, other)).toBe(0))

test.each([
  ['City', '00123', '123'],
  ['City', '1e9', '1000000000'],
  ['City', "O'Neill", 'ONeill'],
  ['City', 'one\ntwo', 'onetwo'],
  ['City', '0', ''],
  ['Score', '0', ''],
  ['Tags', 'a; b', 'a'],
  ['Website', 'example.com', ''],
])('of %s %j is lost as %j', (head, one, other) => expect(told(head, one, other)).toBe(1))

test('a row and a column that are not there are told, the second of one name too', () => {
  expect(lost(file(['City'], ['A', 'x'], ['B', 'y']), file(['City'], ['A', 'x']), kinds)).toEqual([
    '1 cells of Name did not come in, as B',
  ])
  const twice = file(['City', 'City'], ['A', 'x', 'y'], ['B', 'x', 'y'])
  expect(lost(twice, file(['City'], ['A', 'x'], ['B', 'x']), kinds)).toEqual([
    '2 cells of City 2 did not come in, as ["y",null]',
  ])
})
