import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import { connect } from './client'
import { migrateJobs } from './jobs'

/**
 * Brings the database to this version's tables. Safe to run at every start, and from several processes: one waits for
 * the other however long it takes, but for a table that is in use no longer than `patience`.
 */
export async function migrate(databaseUrl: string, patience = '10s') {
  const db = connect(databaseUrl, { max: 1 })
  try {
    await db.execute('select pg_advisory_lock(5023311)')
    await db.execute(sql`select set_config('lock_timeout', ${patience}, false)`)
    await applyMigrations(db, { migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)) })
    await migrateJobs(databaseUrl)
  } finally {
    await db.$client.end()
  }
}
