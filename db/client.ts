import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { preparing } from './prepared'
import * as schema from './schema'

export type Database = PostgresJsDatabase<typeof schema>
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]
/** Either: a read works inside and outside a transaction. */
export type Reader = Database | Transaction

export function connect(
  url: string,
  options: postgres.Options<Record<string, never>> = {},
): Database & { $client: postgres.Sql } {
  const client = postgres(url, {
    max: Number(process.env.DATABASE_CONNECTIONS || 10),
    connect_timeout: 5,
    // Otherwise a connection that failed some times would wait for up to twenty seconds after the database is back.
    backoff: (retries) => Math.min(retries * 0.05, 0.5),
    onnotice: () => {},
    // Compiling a plan takes longer than our statements gain by it, however many rows they read.
    connection: { jit: 'off' },
    ...options,
  })
  return drizzle(preparing(client), { schema, casing: 'snake_case' })
}

// Next bundles this module more than once; one pool serves them all.
const key = Symbol.for('funil.database')
const shared = globalThis as { [key]?: Database }

/** The database of DATABASE_URL. postgres.js would quietly try localhost without one, so a missing URL is an error. */
export function database(): Database {
  if (!shared[key]) {
    const url = process.env.DATABASE_URL
    if (!url) throw new Error('DATABASE_URL is not set')
    shared[key] = connect(url)
  }
  return shared[key]
}
