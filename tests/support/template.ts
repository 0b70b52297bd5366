import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { connect } from '@/db/client'
import { startEmbedded } from '@/db/embedded/start-embedded'
import { migrate } from '@/db/migrate'
import { fillTemplate } from './fill-template'

const name = `funil_test_${process.pid}`

/** Before all tests: a migrated database with the cast, from which each test file gets a clone. */
export default async function template(project: TestProject) {
  const server = await openServer()
  const ownerUrl = await makeOwner(server.url)
  await createTemplate(server.url, ownerUrl)
  await migrate(urlOf(ownerUrl, name))
  const db = connect(urlOf(ownerUrl, name), { max: 1 })
  project.provide('members', await fillTemplate(db))
  await db.$client.end()
  project.provide('serverUrl', server.url)
  project.provide('ownerUrl', urlOf(ownerUrl, name))
  return async () => {
    await dropAll(server.url)
    await server.stop()
  }
}

async function openServer(): Promise<{ url: string; stop(): Promise<void> }> {
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
async function makeOwner(serverUrl: string): Promise<string> {
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

const createTemplate = (serverUrl: string, ownerUrl: string) =>
  onServer(serverUrl, (sql) =>
    sql.unsafe(`create database ${name} owner "${decodeURIComponent(new URL(ownerUrl).username)}"`),
  )

async function dropAll(serverUrl: string) {
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

function urlOf(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}
