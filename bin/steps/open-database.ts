import { join } from 'node:path'
import postgres from 'postgres'
import { startEmbedded } from '../../db/embedded/start-embedded'
import { checkDatabase } from './check-database'
import type { Secrets } from './secrets'

type Database = { url: string; stop(): Promise<void> }

/** The database of DATABASE_URL, or the embedded one, watched and started again should it fall over. */
export async function openDatabase(
  dataDir: string,
  secrets: Secrets,
  giveUp: (reason: Error) => void,
): Promise<Database> {
  const url = process.env.DATABASE_URL
  if (url) {
    const { warning } = await checkDatabase(url)
    if (warning) console.error(warning)
    return { url, stop: async () => {} }
  }
  console.log('Starting the database …')
  const options = { dataDir: join(dataDir, 'postgres'), passwords: secrets.databasePasswords }
  let embedded = await startEmbedded(options)
  let lock = await lockOut(embedded.superuserUrl)
  const port = Number(new URL(embedded.url).port)

  // Also what keeps a second look from starting while the first is busy.
  let settled = true
  async function restart() {
    settled = false
    console.error('The database has stopped: starting it again …')
    await lock.end({ timeout: 0 })
    embedded = await startEmbedded({ ...options, port })
    lock = await lockOut(embedded.superuserUrl)
    settled = true
  }
  const watch = setInterval(() => {
    if (settled && !embedded.isRunning()) restart().catch(giveUp)
  }, 500)

  return {
    url: embedded.url,
    async stop() {
      settled = false
      clearInterval(watch)
      await lock.end({ timeout: 1 })
      await embedded.stop()
    },
  }
}

const lockNumber = 20_260_101

/** Held as long as this process lives: two of us on one database would each believe to be the only one. */
async function lockOut(superuserUrl: string) {
  const sql = postgres(superuserUrl, { max: 1, idle_timeout: 0, max_lifetime: null })
  const [row] = await sql<{ locked: boolean }[]>`select pg_try_advisory_lock(${lockNumber}) as locked`
  if (row?.locked) return sql
  await sql.end()
  throw new Error('Funil is already running here: another process holds its database.')
}
