import { expect, test } from 'vitest'
import { nextPath } from '@/lib/web/next-path'

test.each(['/', '/customers?q=a%20b#more', '/customers/../board', '/sign-in?next=//x'])(
  '%s is a path of ours',
  (path) => expect(nextPath(path)).toBe(path),
)

test.each([
  ...[undefined, 3, '', 'customers', 'https://evil.example', '//evil.example', '/\\evil.example'],
  ...['/.//evil.example', '/%2e//evil.example', '/a/..//evil.example', '/a/%2E%2e//evil.example', '/ /evil.example'],
  `/${'a'.repeat(2000)}`,
])('%s leads to the start page', (wish) => expect(nextPath(wish)).toBe('/'))
