import { database } from '@/db/client'
import { bulkRuns } from '@/db/schema'
import { clock } from '../clock'
import { type Actor, demand } from '../permissions/actor'
import { Refusal } from '../refusal'
import { kindOf } from './kinds'
import { lockOwnRun, ownRun } from './lock-run'

/**
 * Begins what was rehearsed, or goes on with what was stopped; the rows follow in `continueRun`. Begun twice is begun
 * once.
 */
export async function startRun(actor: Actor, runId: string) {
  await database().transaction(async (tx) => {
    const { kind, state, startedAt } = await lockOwnRun(tx, actor, runId)
    demand(actor, kindOf(kind).permission)
    if (['running', 'finished', 'undoing', 'undone'].includes(state)) return
    if (state !== 'checked' && state !== 'stopped') throw new Refusal('bulk.notRehearsed')
    const begun = { state: 'running', startedAt: startedAt ?? clock.now() }
    await tx.update(bulkRuns).set(begun).where(ownRun(actor, runId))
  })
}
