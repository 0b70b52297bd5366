import { searchParamsToUrlQuery } from 'next/dist/shared/lib/router/utils/querystring'
import { expect, test } from 'vitest'
import { queryOf } from '@/lib/web/page-params'

const read = (search: string) => queryOf(searchParamsToUrlQuery(new URLSearchParams(search)))

test('a parameter is its first value, without what has no place in a text', () => {
  expect(read('q=one&q=two').get('q')).toBe('one')
  expect(read('q=one&q=two').all('q')).toEqual(['one', 'two'])
  expect(read('q=a%00b').get('q')).toBe('ab')
  expect(read('q=').get('q')).toBeUndefined()
  expect(read(`q=${'a'.repeat(4001)}`).get('q')).toBeUndefined()
})

test('a parameter may be named as what every object has', () => {
  for (const name of ['constructor', 'hasOwnProperty', 'toString', 'valueOf']) {
    const query = read(`${name}=one`)
    expect(query.names().flatMap((one) => query.all(one))).toEqual(['one'])
  }
})
