import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type postgres from 'postgres'
import { database } from './client'

const dialect = new PgDialect({ casing: 'snake_case' })

/**
 * The rows of a query, `size` at a time, from a cursor of the server: however many there are, only these are in memory.
 * Keeps one connection until the last is read, or nobody asks for more.
 */
export async function* inPieces<Row>(query: SQL, size: number): AsyncGenerator<Row[]> {
  const { $client } = database() as unknown as { $client: postgres.Sql }
  const { sql, params } = dialect.sqlToQuery(query)
  for await (const rows of $client.unsafe(sql, params as postgres.ParameterOrJSON<never>[]).cursor(size)) {
    yield rows as unknown as Row[]
  }
}
