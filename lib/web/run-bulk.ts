import { continueRun } from '../bulk/continue-run'
import { listInterrupted } from '../bulk/list-interrupted'
import { stopRun } from '../bulk/stop-run'
import { continueTakingBack } from '../bulk/take-back-run'
import { log, traceOf } from '../log'
import type { Actor } from '../permissions/actor'
import { runInBackground } from './run-in-background'

/** Goes on with a bulk change, or its rehearsal, beside the requests. One that fails is stopped, and a person decides. */
export function runBulk(actor: Actor, runId: string) {
  runInBackground(`bulk ${runId}`, () =>
    continueRun(actor, runId).catch(async (error) => {
      log.error({ runId, error: traceOf(error) }, 'bulk change stopped')
      await stopRun(actor, runId)
    }),
  )
}

/** Goes on taking a bulk change back beside the requests. */
export const runBulkBack = (actor: Actor, runId: string) =>
  runInBackground(`bulk ${runId} taken back`, () => continueTakingBack(actor, runId))

/** At the start of a process: goes on with the bulk changes that an earlier one had not finished when it ended. */
export async function takeUpBulk() {
  const interrupted = await listInterrupted().catch((error) => {
    log.error({ error: traceOf(error) }, 'interrupted bulk changes not taken up')
    return []
  })
  for (const { actor, runId, state } of interrupted) (state === 'undoing' ? runBulkBack : runBulk)(actor, runId)
}
