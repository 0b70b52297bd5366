import { database } from '@/db/client'
import { bulkRuns } from '@/db/schema'
import { clock } from '../clock'
import { addJob } from '../jobs/add-job'
import { type Actor, demand } from '../permissions/actor'
import { Refusal } from '../refusal'
import { mostAtOnce } from './few'
import { kindOf } from './kinds'
import { lockOwnRun, ownRun } from './lock-run'

/**
 * Begins what was rehearsed, or goes on with what was stopped; the rows follow in `continueRun`, of many beside the
 * requests. Begun twice is begun once.
 */
export async function startRun(actor: Actor, runId: string) {
  await database().transaction(async (tx) => {
    const { kind, state, startedAt, rowCount } = await lockOwnRun(tx, actor, runId)
    demand(actor, kindOf(kind).permission)
    if (['running', 'finished', 'undoing', 'undone'].includes(state)) return
    if (state !== 'checked' && state !== 'stopped') throw new Refusal('bulk.notRehearsed')
    const begun = { state: 'running', startedAt: startedAt ?? clock.now() }
    await tx.update(bulkRuns).set(begun).where(ownRun(actor, runId))
    if (rowCount > mostAtOnce) await addJob(tx, { name: 'bulk', organizationId: actor.organizationId, id: runId })
  })
}
