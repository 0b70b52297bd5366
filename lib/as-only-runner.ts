import { sql } from 'drizzle-orm'
import { connect } from '@/db/client'

/** So long one waits for a runner that ended without a word, whose last statement the database may still be at. */
const patience = 10_000

/**
 * Works on something long, such as an import, while no other process does; where one keeps at it, answers `false`
 * without. The lock lives with its connection, so that whatever ends a process frees its work.
 */
export async function asOnlyRunner(workId: string, work: () => Promise<void>): Promise<boolean> {
  const held = connect(process.env.DATABASE_URL ?? '', { max: 1, idle_timeout: 0, max_lifetime: null })
  try {
    // Not as the connection begins: a pooler would pass over it, or refuse the connection.
    await held.execute(sql.raw(`set lock_timeout = ${patience}`))
    const mine = await held.execute(sql`select pg_advisory_lock(hashtextextended(${workId}, 0))`).then(
      () => true,
      (error: { cause?: { code?: string } }) => {
        if (error.cause?.code === '55P03') return false
        throw error
      },
    )
    if (mine) await work()
    return mine
  } finally {
    await held.$client.end({ timeout: 1 })
  }
}
