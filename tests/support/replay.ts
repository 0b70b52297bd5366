import { asc } from 'drizzle-orm'
import { expect } from 'vitest'
import { database } from '@/db/client'
import { changes } from '@/db/schema'
import { replay } from '@/lib/changes/replay'
import { type RecordedTable, recordedTables, silent } from '@/lib/changes/write'

/** Expects that these tables hold exactly what all change records of the database make of them. */
export async function expectReplayed(tables = Object.keys(recordedTables) as RecordedTable[]) {
  const replayed = replay(await database().select().from(changes).orderBy(asc(changes.id)))
  for (const table of tables) {
    const rows = await database().select().from(recordedTables[table])
    expect(inOrder(replayed.get(table) ?? []), table).toEqual(inOrder(rows.map(told)))
  }
}

type Row = Record<string, unknown>

const told = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([name]) => !silent.has(name)))

const inOrder = (rows: Row[]) => [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))

const keyOf = (row: Row) => JSON.stringify(Object.entries(row).sort())
