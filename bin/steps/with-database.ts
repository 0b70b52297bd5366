import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbedded } from '../../db/embedded/start-embedded'
import { checkDatabase } from './check-database'
import { readSecrets } from './secrets'

/** For the small programs: the database that Funil uses, whether it is running or has to be started for the moment. */
export async function withDatabase<Result>(dataDir: string, use: (url: string) => Promise<Result>): Promise<Result> {
  if (process.env.DATABASE_URL) {
    await checkDatabase(process.env.DATABASE_URL)
    return use(process.env.DATABASE_URL)
  }
  mkdirSync(dataDir, { recursive: true })
  const passwords = readSecrets(dataDir).databasePasswords
  const embedded = await startEmbedded({ dataDir: join(dataDir, 'postgres'), passwords })
  try {
    return await use(embedded.url)
  } finally {
    if (!embedded.adopted) await embedded.stop()
  }
}
