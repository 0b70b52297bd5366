import { database, type Transaction } from '@/db/client'
import { imports } from '@/db/schema'
import { asOnlyRunner } from '../as-only-runner'
import { untilThrough } from '../changes/transact'
import { addJob } from '../jobs/add-job'
import { type Actor, demand } from '../permissions/actor'
import { Refusal } from '../refusal'
import { takeBackSome, undoBatchOf } from '../undo/take-back-batch'
import { lockImport, ownImport } from './lock-import'

/** Begins to take an import back; the changes follow beside the requests. Begun twice is begun once. */
export async function beginTakeBack(actor: Actor, importId: string) {
  demand(actor, 'import.run')
  await database().transaction(async (tx) => {
    const { state } = await lockImport(tx, actor, importId)
    if (state !== 'finished' && state !== 'stopped' && state !== 'undoing') throw new Refusal('undo.never')
    if (state === 'undoing') return
    await tx.update(imports).set({ state: 'undoing', startedBy: actor.userId }).where(ownImport(actor, importId))
    await addJob(tx, { name: 'import', organizationId: actor.organizationId, id: importId })
  })
}

/**
 * Takes back what an import made, the last first, some at a time. What was changed since, or what something else refers
 * to by now, stays as it is. One process does, in the name of who began it. Ended in between, it can be gone on with: what is taken back already stays so.
 */
export async function continueTakeBack(actor: Actor, importId: string) {
  demand(actor, 'import.run')
  const as = { ...actor, through: 'import', requestId: undefined, batchId: undoBatchOf(importId) } as const
  return asOnlyRunner(importId, async () => {
    for (let before: string | undefined; ; ) {
      const last = await untilThrough((tx) => takeBackOf(tx, as, importId, before))
      if (!last) return
      before = last
    }
  })
}

/** Answers the last change it looked at; nothing when there are no more. */
async function takeBackOf(tx: Transaction, actor: Actor, importId: string, before?: string) {
  const { state, startedBy } = await lockImport(tx, actor, importId)
  if (state !== 'undoing') return undefined
  const last = await takeBackSome(tx, { ...actor, userId: startedBy ?? actor.userId }, importId, before)
  if (!last) await tx.update(imports).set({ state: 'undone' }).where(ownImport(actor, importId))
  return last
}
