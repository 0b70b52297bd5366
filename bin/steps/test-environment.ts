import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../../db/embedded/start-embedded'
import { build, isBuilt } from './build'
import { checkDatabase } from './check-database'
import { readSecrets } from './secrets'
import { handleSignals } from './stopping'

const stopping = handleSignals(130)
export type Running = { program: string; pid: number }

/** What the tests are given: a server on which they may create databases, and the secrets that the build was made with. */
export async function openTestEnvironment(dataDir: string) {
  mkdirSync(dataDir, { recursive: true })
  const { authSecret, actionsKey } = readSecrets(dataDir)
  const { DATABASE_URL, ...others } = process.env
  const environment: NodeJS.ProcessEnv = {
    ...others,
    TEST_DATABASE_URL: DATABASE_URL || (await startTemporary()),
    NEXTAUTH_SECRET: authSecret,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey,
  }
  if (DATABASE_URL) await checkDatabase(DATABASE_URL)
  return { environment, end: () => stopping.stop() }
}

export async function buildForTests(environment: NodeJS.ProcessEnv, running: Running | undefined) {
  const key = environment.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? ''
  if (running?.program === 'start' && !isBuilt(key))
    throw new Error(`Funil runs from this folder (process ${running.pid}): a build would pull the pages from under it.`)
  await build(key, environment, stopping)
}

async function startTemporary(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'funil-test-'))
  stopping.onStop(async () => rmSync(folder, { recursive: true, force: true }))
  // For the account of the database server, when we are root.
  chmodSync(folder, 0o755)
  const settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }
  const server = await startEmbedded({ dataDir: join(folder, 'postgres'), settings })
  stopping.onStop(server.stop)
  return server.superuserUrl
}
