import { fileURLToPath } from 'node:url'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import { connect } from './client'
import { migrateJobs } from './jobs'

/** Brings the database to this version's tables. Safe to run at every start, and from several processes. */
export async function migrate(databaseUrl: string) {
  const db = connect(databaseUrl, { max: 1 })
  try {
    await db.execute("set lock_timeout = '10s'")
    await db.execute('select pg_advisory_lock(5023311)')
    await applyMigrations(db, { migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)) })
    await migrateJobs(databaseUrl)
  } finally {
    await db.$client.end()
  }
}
