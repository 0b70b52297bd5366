import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { letGoOfAborted } from '@/lib/web/front/let-go'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** Aborts with an error that was made by a method of an object; answers whether the controller keeps the object. */
async function keepsTheObject(controller: AbortController) {
  const seen = abortBy(controller)
  await setImmediate()
  collect()
  return seen.deref() !== undefined
}

function abortBy(controller: AbortController) {
  const called = {
    fails: () => new Error('done'),
    ends() {
      controller.abort(this.fails())
    },
  }
  called.ends()
  return new WeakRef(called)
}

test('what is aborted keeps nothing of what it was called on', async () => {
  const [before, after] = [new AbortController(), new AbortController()]
  expect(await keepsTheObject(before)).toBe(true)
  letGoOfAborted()
  expect(await keepsTheObject(after)).toBe(false)
  expect([before.signal.aborted, (after.signal.reason as Error).message]).toEqual([true, 'done'])
})
