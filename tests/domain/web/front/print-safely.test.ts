import { expect, test, vi } from 'vitest'
import { log } from '@/lib/log'
import { printSafely } from '@/lib/web/front/print-safely'

test('an error is printed without its message, words as they are', () => {
  const printed: unknown[] = []
  const target = { error: (...parts: unknown[]) => void printed.push(parts) }
  const logged = vi.spyOn(log, 'error').mockReturnValue(undefined)
  printSafely(target)
  const cause = Object.assign(new Error('write'), { code: 'CONNECTION_CLOSED' })
  target.error('⨯', new Error('Failed query: … params: Maria Silva', { cause }))
  target.error('⚠', 'a word of Next')
  expect(printed).toEqual([['⚠', 'a word of Next']])
  expect(JSON.stringify(logged.mock.calls)).toContain('CONNECTION_CLOSED')
  expect(JSON.stringify(logged.mock.calls)).not.toContain('Maria')
  logged.mockRestore()
})
