import { database } from '@/db/client'
import { bulkRuns } from '@/db/schema'
import { type Actor, demand } from '../permissions/actor'
import { kindOf } from './kinds'
import { lockOwnRun, ownRun } from './lock-run'

/** Stops a run, or its rehearsal, after the rows that are being written. What is done stays. */
export async function stopRun(actor: Actor, runId: string) {
  await database().transaction(async (tx) => {
    const { kind, state } = await lockOwnRun(tx, actor, runId)
    demand(actor, kindOf(kind).permission)
    const next = state === 'running' ? 'stopped' : state === 'checking' ? 'chosen' : undefined
    if (next) await tx.update(bulkRuns).set({ state: next }).where(ownRun(actor, runId))
  })
}
