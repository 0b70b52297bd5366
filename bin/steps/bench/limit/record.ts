import { sql } from 'drizzle-orm'
import { connect } from '../../../../db/client'

export type Statement = { text: string; values: never[] }

/** Watches what the reading functions of this process ask of the database. */
export async function startRecording(url: string) {
  const statements: Statement[] = []
  const watched = connect(url, {
    max: 1,
    debug: (_connection, text, values) => statements.push({ text, values: values as never[] }),
  })
  Object.assign(globalThis, { [Symbol.for('funil.database')]: watched })
  // postgres.js asks for the types once for each connection: that is no part of a page.
  await watched.execute(sql`select 1`)
  return {
    /** What this work asks, statement by statement. One at a time. */
    async record(work: () => Promise<unknown>): Promise<Statement[]> {
      statements.length = 0
      await work()
      return [...statements]
    },
    end: () => watched.$client.end(),
  }
}
