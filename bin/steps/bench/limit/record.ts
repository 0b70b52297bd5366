import { connect, type Database } from '../../../../db/client'

export type Statement = { text: string; values: never[] }

const statements: Statement[] = []
let watched: (Database & { $client: { end(): Promise<void> } }) | undefined

/** What this work asks of the database, statement by statement. One at a time. */
export async function record(work: () => Promise<unknown>): Promise<Statement[]> {
  watched ??= watch()
  statements.length = 0
  await work()
  return [...statements]
}

function watch() {
  const db = connect(process.env.DATABASE_URL ?? '', {
    debug: (_connection, text, values) => statements.push({ text, values: values as never[] }),
  })
  // The connection that all reading functions of this process use.
  Object.assign(globalThis, { [Symbol.for('funil.database')]: db })
  return db
}

export async function endRecording() {
  await watched?.$client.end()
}
