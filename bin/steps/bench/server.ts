import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { startEmbedded } from '../../../db/embedded/start-embedded'
import { checkDatabase } from '../check-database'
import { readSecrets } from '../secrets'
import type { Stopping } from '../stopping'

const role = 'funil_bench'

export type Server = { sql: postgres.Sql; owner: string; urlOf(database: string): string }

/** The server of DATABASE_URL, or an embedded one that keeps its databases for the next run. */
export async function openServer(dataDir: string, stopping: Stopping): Promise<Server> {
  const url = process.env.DATABASE_URL || (await startOwn(dataDir, stopping))
  await checkDatabase(url)
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  stopping.onStop(() => sql.end({ timeout: 1 }))
  const owner = await ownerOn(sql, url)
  return {
    sql,
    owner: decodeURIComponent(owner.username),
    urlOf: (database) => Object.assign(new URL(owner), { pathname: `/${database}` }).href,
  }
}

async function startOwn(dataDir: string, stopping: Stopping) {
  const folder = join(dataDir, 'bench')
  mkdirSync(folder, { recursive: true })
  const passwords = readSecrets(dataDir).databasePasswords
  const starting = startEmbedded({ dataDir: join(folder, 'postgres'), passwords })
  stopping.onStop(async () => (await starting.catch(() => undefined))?.stop())
  return (await starting).superuserUrl
}

/** As everywhere: the databases belong to a role that is no superuser. */
async function ownerOn(sql: postgres.Sql, url: string): Promise<URL> {
  const owner = new URL(url)
  const [current] = await sql`select rolsuper from pg_roles where rolname = current_user`
  if (!current?.rolsuper) return owner
  const [known] = await sql`select from pg_roles where rolname = ${role}`
  const password = randomBytes(24).toString('hex')
  await sql.unsafe(`${known ? 'alter' : 'create'} role ${role} login password '${password}'`)
  return Object.assign(owner, { username: role, password })
}
