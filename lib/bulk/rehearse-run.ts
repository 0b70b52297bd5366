import { database } from '@/db/client'
import { bulkRows, bulkRuns } from '@/db/schema'
import { addJob } from '../jobs/add-job'
import { type Actor, demand } from '../permissions/actor'
import { Missing, Refusal } from '../refusal'
import { mostAtOnce } from './few'
import { ofRun } from './find-run'
import { kindOf } from './kinds'
import { lockOwnRun, ownRun } from './lock-run'

/**
 * Keeps what is to be done to all rows of a run, and asks for its rehearsal, which `continueRun` then makes, of many
 * beside the requests.
 */
export async function rehearseRun(actor: Actor, runId: string, kind: string, input: Record<string, unknown>) {
  await database().transaction(async (tx) => {
    const run = await lockOwnRun(tx, actor, runId)
    demand(actor, kindOf(run.kind).permission)
    if (run.kind !== kind) throw new Missing()
    if (!['chosen', 'checking', 'checked'].includes(run.state)) throw new Refusal('bulk.started')
    await tx.update(bulkRows).set({ expected: null, refusal: null }).where(ofRun(run))
    await tx.update(bulkRuns).set({ state: 'checking', input }).where(ownRun(actor, runId))
    if (run.rowCount > mostAtOnce) await addJob(tx, { name: 'bulk', organizationId: actor.organizationId, id: runId })
  })
}
