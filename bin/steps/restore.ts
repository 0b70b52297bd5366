import { statSync } from 'node:fs'
import { examineBackup, restoreBackup } from '../../db/backup/restore-backup'
import { checkAllBooks } from './check-books'

type Content = Awaited<ReturnType<typeof examineBackup>>

/** Proves the whole file before anything is written. */
export async function examine(file: string): Promise<Content> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new Error(`There is no file ${file}.`)
  const content = await examineBackup(file)
  const { about, tables } = content
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  console.log(
    `${file} is complete: ${rows} rows of ${tables.length} tables, made by Funil ${about.funil} at ${about.at}`,
  )
  return content
}

/** Fills the database, proves its books, and answers how many rows disagree. */
export async function restore(databaseUrl: string, file: string, { about }: Content): Promise<number> {
  await restoreBackup(databaseUrl, file, about, (line) => console.log(`  ${line}`))
  const disagree = await checkAllBooks(databaseUrl)
  console.log(
    disagree === 0
      ? '✓ Restored, and the books agree. Everyone signs in again.'
      : `✗ Restored as it was backed up, but ${disagree} rows disagree with the history: see above.`,
  )
  return disagree
}
