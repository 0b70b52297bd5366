import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import postgres from 'postgres'
import { chooseAccount } from './account'
import { binary, findBinaries } from './binaries'
import { createCluster, type Passwords, setPasswords } from './create-cluster'
import { launch, type Settings, untilReady } from './launch'
import { findPostmaster, isAlive, type Postmaster } from './postmaster'
import { stopPostmaster } from './stop-postmaster'

export type Embedded = {
  /** Connects as `funil`, the owner of database `funil`. */
  url: string
  /** Connects as the superuser, who may create databases. */
  superuserUrl: string
  /** It was running already, started by someone else. */
  adopted: boolean
  isRunning(): boolean
  stop(): Promise<void>
}

type Options = { dataDir: string; port?: number; passwords?: Passwords; settings?: Settings }

/** Runs PostgreSQL on `dataDir` (made when missing); adopts a server that outlived the process which started it. */
export async function startEmbedded(options: Options): Promise<Embedded> {
  const dataDir = resolve(options.dataDir)
  const passwords = options.passwords ?? { superuser: randomPassword(), application: randomPassword() }
  mkdirSync(dirname(dataDir), { recursive: true })
  const binaries = findBinaries()
  const account = chooseAccount(binaries, dataDir)
  if (existsSync(join(dataDir, 'PG_VERSION'))) refuseOtherVersion(dataDir)
  else createCluster(binaries, account, dataDir, passwords)

  const stop = ({ pid }: Postmaster) => stopPostmaster(pid, dataDir, binary(binaries, 'pg_ctl'))
  const start = async () => (await adopt(dataDir)) ?? launch(binaries, account, dataDir, options)
  const adopted = findPostmaster(dataDir) !== undefined
  let server = await start()
  if (!(await accepts(superuserUrl(server, passwords)))) {
    // The secrets were lost or are other ones: whoever can write to the folder may set new passwords.
    await stop(server)
    setPasswords(binaries, account, dataDir, passwords)
    server = await start()
  }
  return {
    url: `postgres://funil:${passwords.application}@127.0.0.1:${server.port}/funil`,
    superuserUrl: superuserUrl(server, passwords),
    adopted,
    isRunning: () => isAlive(server.pid),
    stop: () => stop(server),
  }
}

const randomPassword = () => randomBytes(24).toString('hex')

function superuserUrl({ port }: Postmaster, { superuser }: Passwords): string {
  return `postgres://postgres:${superuser}@127.0.0.1:${port}/postgres`
}

async function adopt(dataDir: string): Promise<Postmaster | undefined> {
  const found = findPostmaster(dataDir)
  return found && untilReady(dataDir, () => findPostmaster(dataDir)?.pid === found.pid)
}

async function accepts(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1 })
  try {
    await sql`select 1`
    return true
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') return false
    throw error
  } finally {
    await sql.end()
  }
}

const version = 18

function refuseOtherVersion(dataDir: string) {
  const found = Number(readFileSync(join(dataDir, 'PG_VERSION'), 'utf8'))
  if (found !== version)
    throw new Error(`${dataDir} was made by PostgreSQL ${found}; this Funil brings PostgreSQL ${version}.`)
}
