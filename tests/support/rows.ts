import { sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { type RecordedTable, recordedTables, silent } from '@/lib/changes/write'

type Row = Record<string, unknown>

/** Every row of every recorded table, as history knows it: without versions, and as text, in one order. */
export async function allRows(): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {}
  for (const [name, table] of Object.entries(recordedTables) as [
    RecordedTable,
    (typeof recordedTables)['customers'],
  ][]) {
    const rows: Row[] = await database().select().from(table).where(sql`true`)
    tables[name] = rows.map(told).sort()
  }
  return tables
}

const told = (row: Row) => JSON.stringify(Object.entries(row).filter(([column]) => !silent.has(column)))

/** What a search looks through, by customer: not history, but it must follow. */
export async function searchTexts(): Promise<string[]> {
  const rows = (await database().execute(
    sql`select id || ' ' || search_text as text from customers order by id`,
  )) as unknown as { text: string }[]
  return rows.map(({ text }) => text)
}
