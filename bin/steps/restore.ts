import { statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { examineBackup, restoreBackup } from '../../db/backup/restore-backup'
import { openStorage } from '../../lib/files/storage/open-storage'
import { checkAllBooks } from './check-books'

type Content = Awaited<ReturnType<typeof examineBackup>>

/** Proves the whole file before anything is written. */
export async function examine(file: string): Promise<Content> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new Error(`There is no file ${file}.`)
  const content = await examineBackup(file)
  const { about, tables, files } = content
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  console.log(
    `${file} is complete: ${rows} rows of ${tables.length} tables and ${files} files, made by Funil ${about.funil} at ${about.at}`,
  )
  return content
}

/** Fills the database and the file storage, proves its books, and answers how many rows disagree. */
export async function restore(databaseUrl: string, file: string, { about }: Content): Promise<number> {
  const storage = openStorage()
  await restoreBackup(
    databaseUrl,
    file,
    about,
    (line) => console.log(`  ${line}`),
    (one, bytes) => storage.put(one.file, Readable.from(bytes), one),
  )
  const disagree = await checkAllBooks(databaseUrl)
  console.log(
    disagree === 0
      ? '✓ Restored, and the books agree. Everyone signs in again.'
      : `✗ Restored as it was backed up, but ${disagree} rows disagree with the history: see above.`,
  )
  return disagree
}
