import { sql } from 'drizzle-orm'
import { database } from '@/db/client'

/** How many jobs of an organization, or of none, were tried so often that they are not tried again. */
export async function countGivenUp(organizationId: string): Promise<number> {
  const [row] = (await database().execute(sql`
    select count(*)::int as count from graphile_worker.jobs
    where attempts >= max_attempts and locked_at is null and (key like ${`${organizationId} %`} or key is null)
  `)) as unknown as { count: number }[]
  return row?.count ?? 0
}

/** Forgets the jobs of all organizations that were given up so many days ago. */
export async function forgetGivenUp(days: number) {
  await database().execute(sql`
    select graphile_worker.complete_jobs(array(
      select id from graphile_worker.jobs
      where attempts >= max_attempts and locked_at is null and updated_at < now() - make_interval(days => ${days})))`)
}
