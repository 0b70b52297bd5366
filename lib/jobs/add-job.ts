import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type Job, mostAttempts } from './vocabulary'

const keyOf = ({ name, organizationId, id }: Job) => `${organizationId} ${name} ${id}`

/** Adds a job in the transaction of what it is for: it is there if, and only if, that is. One that waits stays the one. */
export async function addJob(tx: Reader, job: Job) {
  await tx.execute(sql`select ${added(job)}`)
}

/** The same for what may have its job still: nothing where one waits or is worked on. */
export async function addJobUnlessThere(tx: Reader, job: Job) {
  await tx.execute(sql`
    select ${added(job)} where not exists (
      select from graphile_worker.jobs where key = ${keyOf(job)} and attempts < max_attempts)`)
}

const added = (job: Job): SQL => sql`graphile_worker.add_job(
  identifier => ${job.name}::text, payload => ${JSON.stringify(job)}::json,
  job_key => ${keyOf(job)}::text, max_attempts => ${mostAttempts}::int)`
