import { log, traceOf } from '../log'

const key = Symbol.for('funil.background')
// Next bundles this module more than once; one list serves them all.
const shared = globalThis as { [key]?: Set<string> }
shared[key] ??= new Set()
const running = shared[key]

/** Does some work beside the requests, in this process once at a time under this name. */
export function runInBackground(name: string, work: () => Promise<unknown>) {
  if (running.has(name)) return
  running.add(name)
  work()
    .catch((error) => log.error({ name, error: traceOf(error) }, 'background work failed'))
    .finally(() => running.delete(name))
}
