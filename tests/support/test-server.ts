import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { startEmbedded } from '@/db/embedded/start-embedded'

/** The server that bin/test passes on, else one of our own for this run. */
export async function openServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const url = process.env.TEST_DATABASE_URL
  if (url) return { url, stop: async () => {} }
  const folder = mkdtempSync(join(tmpdir(), 'funil-tests-'))
  chmodSync(folder, 0o755)
  const settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: 100 }
  const embedded = await startEmbedded({ dataDir: join(folder, 'postgres'), settings })
  return {
    url: embedded.superuserUrl,
    async stop() {
      await embedded.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A superuser could write history anew, so the databases belong to a role that is none. */
export async function makeOwner(serverUrl: string, name: string): Promise<string> {
  return onServer(serverUrl, async (sql) => {
    const [role] = await sql`select rolsuper from pg_roles where rolname = current_user`
    if (!role?.rolsuper) return serverUrl
    await sql.unsafe(`create role ${name} login password '${name}'`)
    const url = new URL(serverUrl)
    url.username = name
    url.password = name
    return url.href
  })
}

export const createDatabase = (serverUrl: string, ownerUrl: string, name: string) =>
  onServer(serverUrl, (sql) =>
    sql.unsafe(`create database ${name} owner "${decodeURIComponent(new URL(ownerUrl).username)}"`),
  )

/** Takes a database away from whoever is in it and lets nobody in, or gives it back. */
export const letIn = (serverUrl: string, name: string, open: boolean) =>
  onServer(serverUrl, async (sql) => {
    await sql.unsafe(`alter database ${name} connection limit ${open ? -1 : 0}`)
    if (!open) await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`
  })

/** Writes to a database past its guards and without a record, as damage does. */
export const damage = (serverUrl: string, name: string, statement: string) =>
  onServer(urlOf(serverUrl, name), (sql) =>
    sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx.unsafe(statement)
    }),
  )

/** The database of this name, its clones and its owner. */
export async function dropAll(serverUrl: string, name: string) {
  await onServer(serverUrl, async (sql) => {
    const databases = await sql`select datname from pg_database where datname ~ ${`^${name}(_|$)`}`
    for (const { datname } of databases) await sql.unsafe(`drop database if exists ${datname} with (force)`)
    await sql.unsafe(`drop role if exists ${name}`)
  })
}

async function onServer<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}

export function urlOf(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}
