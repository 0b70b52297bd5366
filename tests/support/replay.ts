import { expect } from 'vitest'
import { database } from '@/db/client'
import type { changes } from '@/db/schema'
import { recordedTables } from '@/lib/changes/write'

type Row = Record<string, unknown>
type Tables = Partial<Record<keyof typeof recordedTables, Row[]>>

/** Bookkeeping columns, which `changes` does not tell. */
const untold = new Set(['organizationId', 'version', 'updatedAt', 'searchText', 'isDefault'])

/** The rows as the change records alone make them, without what is empty. */
export function replay(recorded: (typeof changes.$inferSelect)[]): Tables {
  const tables: Record<string, Map<string, Row>> = {}
  for (const { rows, organizationId } of recorded) {
    for (const { table, key, before, after } of rows) {
      tables[table] ??= new Map()
      const name = organizationId + JSON.stringify(key)
      const row = tables[table].get(name)
      if (before) expect(plain({ ...row, ...before })).toEqual(plain(row ?? {}))
      if (after) tables[table].set(name, { ...(row ?? key), ...after })
      else tables[table].delete(name)
    }
  }
  return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, inOrder([...rows.values()])]))
}

/** The rows as they are, in the same form. */
export async function tableRows(table: keyof typeof recordedTables): Promise<Row[]> {
  return inOrder(await database().select().from(recordedTables[table]))
}

const inOrder = (rows: Row[]) => rows.map(plain).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

/** As JSON has it, without empty and untold columns, in alphabetical order. */
function plain(row: Row): Row {
  const told = Object.entries(JSON.parse(JSON.stringify(row)) as Row)
    .filter(([name, value]) => value !== null && !untold.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(told)
}
