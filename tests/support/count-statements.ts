import { connect, type Database } from '@/db/client'

type Statement = { text: string; values: unknown[] }

/** What a piece of work asks of the database, statement by statement, and what it answers. */
export async function statementsOf<T>(work: () => Promise<T>): Promise<{ answer: T; statements: Statement[] }> {
  const shared = globalThis as { [key: symbol]: Database | undefined }
  const key = Symbol.for('funil.database')
  const before = shared[key]
  const statements: Statement[] = []
  const watched = connect(process.env.DATABASE_URL ?? '', {
    debug: (_connection, text, values) => statements.push({ text, values }),
  })
  shared[key] = watched
  try {
    return { answer: await work(), statements }
  } finally {
    shared[key] = before
    await watched.$client.end()
  }
}
