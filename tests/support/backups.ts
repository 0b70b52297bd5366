import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished } from 'vitest'
import { examineBackup, type KeepFile, restoreBackup } from '@/db/backup/restore-backup'
import { writeBackup } from '@/db/backup/write-backup'
import { type Database, database } from '@/db/client'
import { sessions } from '@/db/schema'
import { listLocal } from '@/lib/files/storage/list-local'
import { readFileSettings } from '@/lib/files/storage/settings'
import { connectTo } from './empty-database'
import { fingerprint } from './expect-refusal'

const filesFolder = () => readFileSettings(process.env).folder

type Tell = Parameters<typeof writeBackup>[3]

/** A path in a folder that goes with the test. */
export function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'funil-backup-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'funil.backup')
}

export async function backUp(url = process.env.DATABASE_URL ?? '', tell: Tell = () => {}): Promise<string> {
  const file = newFile()
  await writeBackup(url, file, { funil: '0.1.0', at: '2026-03-10T11:30:00.000Z' }, tell, listLocal(filesFolder()))
  return file
}

export async function restore(url: string, file: string, keepFile: KeepFile = readWhole): Promise<string[]> {
  const told: string[] = []
  const { about } = await examineBackup(file)
  await restoreBackup(url, file, about, (line) => told.push(line), keepFile)
  return told
}

/** A file storage in which there is nothing. */
export async function* noFiles() {}

const readWhole: KeepFile = async (_, bytes) => {
  for await (const _ of bytes);
}

/** Another content under a checksum of its own, as nothing but a defect or malice would write it. */
export function rewrite(file: string, change: (content: string) => string) {
  const content = gunzipSync(readFileSync(file)).toString()
  const changed = change(content.slice(0, content.lastIndexOf('{"sha256"')))
  if (content.startsWith(changed)) throw new Error('Nothing was changed.')
  const sha256 = createHash('sha256').update(changed).digest('hex')
  writeFileSync(file, gzipSync(`${changed}${JSON.stringify({ sha256 })}\n`))
}

/** What the migrations made: tables, columns, constraints, indexes, triggers, rights, and which migrations they were. */
export async function structureOf(db: Database): Promise<string[]> {
  const rows = await db.execute<{ line: string }>(sql`
    select format('%s %s %s %s', table_name, column_name, data_type, is_nullable) as line
      from information_schema.columns where table_schema = 'public'
    union all select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
      from pg_constraint where connamespace = 'public'::regnamespace
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select format('%s %s', tgenabled, pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal
    union all select format('%s %s', table_name, privilege_type)
      from information_schema.table_privileges where table_schema = 'public' and grantee = current_user
    union all select format('%s %s %s', id, hash, created_at) from drizzle.__drizzle_migrations
    order by 1`)
  return rows.map(({ line }) => line)
}

/** Everything that is not of the moment is in it as in this test's own database, and nobody is signed in. */
export async function expectRestored(url: string) {
  const db = connectTo(url)
  expect({ ...(await fingerprint(db)), sessions: '' }).toEqual({ ...(await fingerprint()), sessions: '' })
  expect(await db.$count(sessions)).toBe(0)
  expect(await structureOf(db)).toEqual(await structureOf(database()))
}
