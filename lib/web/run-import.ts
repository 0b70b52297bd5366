import { log, traceOf } from '../log'
import type { Actor } from '../permissions/actor'
import { continueImport } from '../transfer/continue-import'
import { listInterrupted } from '../transfer/list-interrupted'
import { stopImport } from '../transfer/stop-import'
import { runInBackground } from './run-in-background'
import { runRehearsal } from './run-rehearsal'
import { runTakeBack } from './run-take-back'

/** Goes on with a running import beside the requests. One that fails is stopped, and a person decides. */
export function runImport(actor: Actor, importId: string) {
  runInBackground(`import ${importId}`, () =>
    continueImport(actor, importId).catch(async (error) => {
      log.error({ importId, error: traceOf(error) }, 'import stopped')
      await stopImport(actor, importId)
    }),
  )
}

const goOn = { checking: runRehearsal, running: runImport, undoing: runTakeBack }

/** At the start of a process: goes on with what an earlier one was rehearsing, bringing in or taking back when it ended. */
export async function takeUpImports() {
  const interrupted = await listInterrupted().catch((error) => {
    log.error({ error: traceOf(error) }, 'interrupted imports not taken up')
    return []
  })
  for (const { actor, importId, state } of interrupted) goOn[state as keyof typeof goOn](actor, importId)
}
