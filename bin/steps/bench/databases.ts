import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { isAlive } from '../../../db/embedded/postmaster'
import { migrate } from '../../../db/migrate'
import { password } from '../../../db/seeds/demo/cast'
import { prepareFirstStart } from '../../../lib/organizations/first-start'
import { scale } from '../scale'
import type { Stopping } from '../stopping'
import type { Server } from './server'

/** A database of that many customers for this run alone: a copy of one that is made once and kept. */
export async function openDatabase(server: Server, customers: number, stopping: Stopping) {
  await dropLeft(server)
  const kept = await keep(server, customers)
  const name = `funil_bench_run_${process.pid}_${customers}`
  const drop = () => server.sql.unsafe(`drop database if exists ${name} with (force)`)
  const forget = stopping.onStop(async () => void (await drop()))
  await server.sql.unsafe(`create database ${name} owner "${server.owner}" template ${kept}`)
  return {
    name,
    url: server.urlOf(name),
    async end() {
      forget()
      await drop()
    },
  }
}

/** What runs left that were ended without a word. */
async function dropLeft({ sql }: Server) {
  const left = await sql`
    select datname from pg_database d where datname ~ '^funil_bench_run_[0-9]+_'
      and not exists (select from pg_stat_activity a where a.datname = d.datname)`
  for (const { datname } of left)
    if (!isAlive(Number(datname.split('_')[3]))) await sql.unsafe(`drop database ${datname}`)
}

async function keep(server: Server, customers: number): Promise<string> {
  const prefix = `funil_bench_${customers}_`
  const name = `${prefix}${hashOf(['db/migrations', 'db/seeds'])}`
  const made = await server.sql`select datname from pg_database where starts_with(datname, ${prefix})`
  for (const { datname } of made) if (datname !== name) await server.sql.unsafe(`drop database ${datname}`)
  if (made.some(({ datname }) => datname === name)) return name
  console.log(`Making ${customers} customers …`)
  // Only a finished one has the name by which the next run finds it.
  const unfinished = `${prefix}unfinished`
  await server.sql.unsafe(`create database ${unfinished} owner "${server.owner}"`)
  await fill(server.urlOf(unfinished), customers)
  await server.sql.unsafe(`alter database ${unfinished} rename to ${name}`)
  return name
}

async function fill(url: string, customers: number) {
  const admin = { ADMIN_EMAIL: 'ana@brisaclima.example', ADMIN_PASSWORD: password, ADMIN_NAME: 'Ana Duarte' }
  await migrate(url)
  await prepareFirstStart(url, '', { ...admin, ORGANIZATION: 'Brisa Clima', TIME_ZONE: 'Europe/Lisbon', DEMO: '1' })
  await scale(url, String(customers))
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await sql`vacuum analyze`
  await sql.end()
}

function hashOf(folders: string[]): string {
  const hash = createHash('sha256')
  for (const folder of folders)
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).sort((a, b) =>
      join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1,
    ))
      if (entry.isFile()) hash.update(readFileSync(join(entry.parentPath, entry.name)))
  return hash.digest('hex').slice(0, 8)
}
