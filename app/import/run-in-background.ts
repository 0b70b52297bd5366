import { log, traceOf } from '@/lib/log'
import type { Actor } from '@/lib/permissions/actor'
import { continueImport } from '@/lib/transfer/continue-import'
import { stopImport } from '@/lib/transfer/stop-import'

const key = Symbol.for('funil.imports')
const shared = globalThis as { [key]?: Set<string> }
shared[key] ??= new Set()
const running = shared[key]

/**
 * Goes on with a running import in this process, once. The progress page asks for it again, so that an import whose
 * process was stopped goes on as soon as somebody looks. One that fails is stopped, and a person decides.
 */
export function runInBackground(actor: Actor, importId: string) {
  if (running.has(importId)) return
  running.add(importId)
  continueImport(actor, importId)
    .catch((error) => {
      log.error({ importId, error: traceOf(error) }, 'import stopped')
      return stopImport(actor, importId)
    })
    .catch((error) => log.error({ importId, error: traceOf(error) }, 'import not marked as stopped'))
    .finally(() => running.delete(importId))
}
