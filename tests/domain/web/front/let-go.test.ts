import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { letGoOfAborted } from '@/lib/web/front/let-go'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** Aborts by a method of an object, with an error that it makes or with that of Node; answers whether the object stays. */
async function keepsTheObject(controller: AbortController, withError: boolean) {
  const seen = abortBy(controller, withError)
  await setImmediate()
  collect()
  return seen.deref() !== undefined
}

function abortBy(controller: AbortController, withError: boolean) {
  const called = {
    fails: () => new Error('done'),
    ends() {
      if (withError) controller.abort(this.fails())
      else controller.abort()
    },
  }
  called.ends()
  return new WeakRef(called)
}

test('what is aborted keeps nothing of what it was called on, and its reason', async () => {
  const abort = async () => {
    const [own, nodes] = [new AbortController(), new AbortController()]
    const kept = [await keepsTheObject(own, true), await keepsTheObject(nodes, false)]
    return { kept, reasons: [own.signal.reason, nodes.signal.reason].map(({ name, message }) => `${name}: ${message}`) }
  }
  const before = await abort()
  expect(before.kept).toEqual([true, true])
  letGoOfAborted()
  expect(await abort()).toEqual({ ...before, kept: [false, false] })
})
