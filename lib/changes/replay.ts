import { isDeepStrictEqual } from 'node:util'
import { type Column, getTableColumns } from 'drizzle-orm'
import type { changes } from '@/db/schema'
import { type RecordedTable, recordedTables, silent } from './write'

type Row = Record<string, unknown>
type Recorded = Pick<typeof changes.$inferSelect, 'id' | 'organizationId' | 'rows'>

/**
 * The tables as change records alone make them: every row with every column, but for bookkeeping. Takes the records
 * from the first on, oldest first; throws where one says that something else stood before than the earlier ones made.
 */
export function replay(recorded: Recorded[]): Map<RecordedTable, Row[]> {
  const tables = new Map<RecordedTable, Map<string, Row>>()
  for (const { id, organizationId, rows } of recorded) {
    for (const { table: name, key, before, after } of rows) {
      const table = name as RecordedTable
      const own = table === 'organizations' ? { id: organizationId } : { organizationId }
      const found = tables.get(table) ?? new Map<string, Row>()
      tables.set(table, found)
      const place = JSON.stringify(Object.entries({ ...own, ...key }).sort())
      const now = found.get(place)
      if (!agrees(now, before)) throw new Error(`${table} ${place} was not as change ${id} says`)
      if (after) found.set(place, { ...(now ?? { ...emptyRow(table), ...own, ...key }), ...after })
      else found.delete(place)
    }
  }
  return new Map([...tables].map(([table, rows]) => [table, [...rows.values()].map((row) => revived(table, row))]))
}

const agrees = (now: Row | undefined, before: Row | null) =>
  before === null
    ? now === undefined
    : now !== undefined && Object.entries(before).every(([name, value]) => isDeepStrictEqual(now[name], value))

const columnsOf = (table: RecordedTable) =>
  Object.entries(getTableColumns(recordedTables[table]) as Record<string, Column>).filter(([name]) => !silent.has(name))

/** What a row has before anything is written into it. */
const emptyRow = (table: RecordedTable): Row =>
  Object.fromEntries(columnsOf(table).map(([name, column]) => [name, column.default ?? null]))

/** Records are JSON: instants are text in them. */
export const revived = (table: RecordedTable, row: Row): Row =>
  Object.fromEntries(
    columnsOf(table).map(([name, { dataType }]) => {
      const value = row[name] ?? null
      return [name, dataType === 'date' && value !== null ? new Date(String(value)) : value]
    }),
  )
