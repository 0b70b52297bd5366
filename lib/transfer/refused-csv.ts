import { eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { importRows } from '@/db/schema'
import type { Import } from './find-import'
import { rowsAfter } from './rows-after'
import type { RowRefusal } from './vocabulary'
import { csvLine } from './write-csv'

/** The refused rows as a CSV file that spreadsheets open: as they were, after their line and the reason. */
export async function* refusedCsv(
  found: Import,
  { row, why }: { row: string; why: string },
  reasonOf: (refusal: RowRefusal) => string,
): AsyncGenerator<string> {
  // Without the mark, spreadsheets take the file for Windows-1252.
  yield `\uFEFF${csvLine([row, why, ...found.columns])}`
  for await (const rows of rowsAfter(database(), found, 1000, eq(importRows.result, 'refused'))) {
    yield rows
      .map(({ line, refusal, cells }) => csvLine([String(line), refusal ? reasonOf(refusal) : '', ...cells]))
      .join('')
  }
}
