import { readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type BackedUpFile, writeBackup } from '../../db/backup/write-backup'
import { listLocal } from '../../lib/files/storage/list-local'
import { readFileSettings } from '../../lib/files/storage/settings'

/** The file as it was asked for; in a folder, or where nothing was said, one named after the time. */
export function nameBackup(calledFrom: string, wish: string | undefined, at: Date): string {
  const path = resolve(calledFrom, wish ?? '.')
  if (!isFolder(path)) {
    if (!isFolder(dirname(path))) throw new Error(`There is no folder ${dirname(path)}.`)
    return path
  }
  const [day, time] = at.toISOString().split('T')
  return join(path, `funil-${day}-${time?.slice(0, 5).replace(':', '')}.backup`)
}

/** Writes the backup, and says of each table how much is in it. */
export async function backup(databaseUrl: string, file: string) {
  const begun = Date.now()
  let [tables, all, files] = [0, 0, 0]
  const { bucket, folder } = readFileSettings(process.env)

  async function* kept(): AsyncGenerator<BackedUpFile> {
    for await (const one of listLocal(folder)) {
      yield one
      files++
    }
  }
  const tell = (table: string, rows: number) => {
    tables++
    all += rows
    console.log(`  ${table}: ${rows}`)
  }
  const about = { funil: version(), at: new Date().toISOString() }
  await writeBackup(databaseUrl, file, about, tell, kept())
  if (bucket) console.log(`  Files in the bucket ${bucket.bucket} are not in it: back that up by its own means.`)
  const size = (statSync(file).size / 1_000_000).toFixed(1)
  const seconds = Math.round((Date.now() - begun) / 1000)
  console.log(`✓ ${all} rows of ${tables} tables and ${files} files in ${file}, ${size} MB, ${seconds} s`)
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

const version = (): string => JSON.parse(readFileSync('package.json', 'utf8')).version
