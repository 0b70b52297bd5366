import { database, type Transaction } from '@/db/client'
import { bulkRuns } from '@/db/schema'
import { asOnlyRunner } from '../as-only-runner'
import { untilThrough } from '../changes/transact'
import { addJob } from '../jobs/add-job'
import { type Actor, demand } from '../permissions/actor'
import { Refusal } from '../refusal'
import { takeBackSome, undoBatchOf } from '../undo/take-back-batch'
import { mayTakeBack } from '../undo/undo-change'
import { kindOf } from './kinds'
import { lockRun, ownRun } from './lock-run'

/**
 * Begins to take a run back; the changes follow beside the requests. Begun twice is begun once. What one person might not
 * take back another may later: what is taken back already is passed over.
 */
export async function beginTakingBack(actor: Actor, runId: string) {
  await database().transaction(async (tx) => {
    const { kind, state } = await lockRun(tx, actor, runId)
    demand(actor, kindOf(kind).permission)
    if (state === 'undoing') return
    if (!['finished', 'stopped', 'undone'].includes(state)) throw new Refusal('undo.never')
    await tx.update(bulkRuns).set({ state: 'undoing', undoneBy: actor.userId }).where(ownRun(actor, runId))
    await addJob(tx, { name: 'bulk', organizationId: actor.organizationId, id: runId })
  })
}

/**
 * Takes back what a run changed, the last first, some at a time, in the name and by the rights of who began it. What was
 * changed since stays as it is.
 */
export function continueTakingBack(actor: Actor, runId: string) {
  return asOnlyRunner(runId, async () => {
    let before: string | undefined
    do before = await untilThrough((tx) => takeBackOf(tx, actor, runId, before))
    while (before)
  })
}

/** Answers the last change it looked at; nothing when there are no more. */
async function takeBackOf(tx: Transaction, actor: Actor, runId: string, before?: string) {
  const { kind, state, undoneBy } = await lockRun(tx, actor, runId)
  demand(actor, kindOf(kind).permission)
  if (state !== 'undoing' || undoneBy !== actor.userId) return undefined
  const as = { ...actor, through: 'bulk', requestId: undefined, batchId: undoBatchOf(runId) } as const
  const last = await takeBackSome(tx, as, runId, before, (change) => mayTakeBack(tx, actor, change))
  if (!last) await tx.update(bulkRuns).set({ state: 'undone' }).where(ownRun(actor, runId))
  return last
}
