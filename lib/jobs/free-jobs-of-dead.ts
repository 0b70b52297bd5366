import { sql } from 'drizzle-orm'
import { connect } from '@/db/client'

/** Milliseconds between two looks for processes that ended without a word. */
const interval = 5000

/**
 * Keeps a lock in the database for as long as this process lives, and gives back the jobs of those whose lock is gone:
 * the library itself would wait four hours for a process that was killed. Returns what ends it.
 */
export async function freeJobsOfDead(databaseUrl: string, poolId: string): Promise<() => Promise<void>> {
  const held = connect(databaseUrl, { max: 1, idle_timeout: 0, max_lifetime: null })
  async function look() {
    // Again each time: the lock goes when the connection is lost. Having it twice does no harm.
    await held.execute(sql`select pg_try_advisory_lock(hashtextextended(${poolId}, 0))`)
    await held.execute(sql`
      select graphile_worker.force_unlock_workers(array(
        select locked_by from (
          select distinct locked_by from graphile_worker.jobs
          where locked_by <> ${poolId} and locked_at < now() - interval '2 seconds'
        ) as others
        where pg_try_advisory_xact_lock(hashtextextended(locked_by, 0))))`)
  }
  await look()
  // What fails here has failed because the database is away; the next look finds it back.
  const timer = setInterval(() => void look().catch(() => {}), interval)
  return async () => {
    clearInterval(timer)
    await held.execute(sql`select graphile_worker.force_unlock_workers(array[${poolId}])`).catch(() => {})
    await held.$client.end({ timeout: 1 })
  }
}
