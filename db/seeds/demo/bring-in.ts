import type { PgTable } from 'drizzle-orm/pg-core'
import type { Transaction } from '@/db/client'
import { changes } from '@/db/schema'
import { recount } from '@/lib/changes/totals/keep'
import { recordedTables } from '@/lib/changes/write'
import type { Book } from './book'

/** Writes what is in the book, many rows at a time. */
export async function bringIn(tx: Transaction, book: Book) {
  for (const name of ['customers', 'contacts', 'leads', 'phaseRecords', 'activities'] as const) {
    await insertAll(tx, recordedTables[name], [...(book.tables.get(name)?.values() ?? [])])
  }
  await insertAll(tx, changes, book.changes)
  await recount(tx, book.organizationId)
}

// PostgreSQL takes 65,535 parameters in one statement.
async function insertAll(tx: Transaction, table: PgTable, rows: object[]) {
  for (let at = 0; at < rows.length; at += 1000) await tx.insert(table).values(rows.slice(at, at + 1000) as never)
}
