import { and, eq, inArray, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { bulkRuns } from '@/db/schema'
import type { Job } from '../jobs/vocabulary'
import { may } from '../permissions/permissions'
import { findActor } from '../users/find-actor'
import { continueRun } from './continue-run'
import { kindOf } from './kinds'
import { continueTakingBack } from './take-back-run'

const ways = { checking: continueRun, running: continueRun, undoing: continueTakingBack }
const underWay = Object.keys(ways) as (keyof typeof ways)[]

/** The runs of all organizations that are being rehearsed, done or taken back, or were when a process ended. */
export const listRunsUnderWay = () =>
  database()
    .select({ organizationId: bulkRuns.organizationId, id: bulkRuns.id })
    .from(bulkRuns)
    .where(inArray(bulkRuns.state, underWay))

/**
 * Goes on with a run by what its state says, in the name of who began that. Where that person may no longer, or nothing
 * helps, it is stopped, and a person decides.
 */
export async function goOnWithRun(job: Job, last: boolean) {
  const [run] = await database().select().from(bulkRuns).where(thatOf(job))
  const way = ways[run?.state as keyof typeof ways]
  const whose = run?.state === 'undoing' ? run.undoneBy : run?.createdBy
  if (!run || !way || !whose) return
  const actor = await findActor(job.organizationId, whose, 'bulk')
  if (!actor || !may(actor, kindOf(run.kind).permission)) return haltRun(job)
  try {
    if (!(await way(actor, job.id))) throw new Error('Another process keeps at it.')
  } catch (error) {
    if (last) await haltRun(job)
    throw error
  }
}

async function haltRun(job: Job) {
  const state = sql`case when ${bulkRuns.state} = 'checking' then 'chosen'
    when ${bulkRuns.finishedAt} is not null then 'finished' else 'stopped' end`
  await database()
    .update(bulkRuns)
    .set({ state })
    .where(and(thatOf(job), inArray(bulkRuns.state, underWay)))
}

const thatOf = ({ organizationId, id }: Job) => and(eq(bulkRuns.organizationId, organizationId), eq(bulkRuns.id, id))
