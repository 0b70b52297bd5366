import { runMigrations } from 'graphile-worker'

/**
 * The address as the job library's driver reads it: that one takes `sslmode=require` for more than PostgreSQL's own
 * programs and our driver do, unless it is told to agree with them.
 */
export function jobsUrl(databaseUrl: string): string {
  const url = new URL(databaseUrl)
  if (url.searchParams.has('sslmode')) url.searchParams.set('uselibpqcompat', 'true')
  return url.href
}

/** Brings the tables of the job library, in a schema of their own, to the version that we use. */
export const migrateJobs = (databaseUrl: string) =>
  runMigrations({ connectionString: jobsUrl(databaseUrl), maxPoolSize: 1 })
