import { readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { writeBackup } from '../../db/backup/write-backup'

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
  let [tables, all] = [0, 0]
  await writeBackup(databaseUrl, file, { funil: version(), at: new Date().toISOString() }, (table, rows) => {
    tables++
    all += rows
    console.log(`  ${table}: ${rows}`)
  })
  const size = (statSync(file).size / 1_000_000).toFixed(1)
  const seconds = Math.round((Date.now() - begun) / 1000)
  console.log(`✓ ${all} rows of ${tables} tables in ${file}, ${size} MB, ${seconds} s`)
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

const version = (): string => JSON.parse(readFileSync('package.json', 'utf8')).version
