import { database } from '@/db/client'
import { bulkRows, bulkRuns } from '@/db/schema'
import { type Actor, demand } from '../permissions/actor'
import { Missing, Refusal } from '../refusal'
import { ofRun } from './find-run'
import { kindOf } from './kinds'
import { lockOwnRun, ownRun } from './lock-run'

/** Keeps what is to be done to all rows of a run, and asks for its rehearsal, which `continueRun` then makes. */
export async function rehearseRun(actor: Actor, runId: string, kind: string, input: Record<string, unknown>) {
  await database().transaction(async (tx) => {
    const run = await lockOwnRun(tx, actor, runId)
    demand(actor, kindOf(run.kind).permission)
    if (run.kind !== kind) throw new Missing()
    if (!['chosen', 'checking', 'checked'].includes(run.state)) throw new Refusal('bulk.started')
    await tx.update(bulkRows).set({ expected: null, refusal: null }).where(ofRun(run))
    await tx.update(bulkRuns).set({ state: 'checking', input }).where(ownRun(actor, runId))
  })
}
