import { and, eq, inArray, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { imports } from '@/db/schema'
import type { Job } from '../jobs/vocabulary'
import { may } from '../permissions/permissions'
import { findActor } from '../users/find-actor'
import { continueRehearsal } from './check-import'
import { continueImport } from './continue-import'
import { continueTakeBack } from './take-back-import'

const ways = { checking: continueRehearsal, running: continueImport, undoing: continueTakeBack }
const underWay = Object.keys(ways) as (keyof typeof ways)[]

/** The imports of all organizations that are being rehearsed, brought in or taken back, or were when a process ended. */
export const listImportsUnderWay = () =>
  database()
    .select({ organizationId: imports.organizationId, id: imports.id })
    .from(imports)
    .where(inArray(imports.state, underWay))

/**
 * Goes on with an import by what its state says, in the name of who began that. Where that person may no longer, or
 * nothing helps, it is stopped, and a person decides.
 */
export async function goOnWithImport(job: Job, last: boolean) {
  const [found] = await database().select().from(imports).where(thatOf(job))
  const way = ways[found?.state as keyof typeof ways]
  if (!found?.startedBy || !way) return
  const actor = await findActor(job.organizationId, found.startedBy, 'import')
  if (!actor || !may(actor, 'import.run')) return haltImport(job)
  try {
    if (!(await way(actor, job.id))) throw new Error('Another process keeps at it.')
  } catch (error) {
    if (last) await haltImport(job)
    throw error
  }
}

async function haltImport(job: Job) {
  const state = sql`case when ${imports.state} = 'checking' then 'uploaded'
    when ${imports.finishedAt} is not null then 'finished' else 'stopped' end`
  await database()
    .update(imports)
    .set({ state })
    .where(and(thatOf(job), inArray(imports.state, underWay)))
}

const thatOf = ({ organizationId, id }: Job) => and(eq(imports.organizationId, organizationId), eq(imports.id, id))
