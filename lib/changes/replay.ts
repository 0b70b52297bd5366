import { isDeepStrictEqual } from 'node:util'
import { type Column, getTableColumns } from 'drizzle-orm'
import type { ChangedRow, changes } from '@/db/schema'
import { type RecordedTable, recordedTables, silent } from './write'

type Row = Record<string, unknown>
type Recorded = Pick<typeof changes.$inferSelect, 'id' | 'organizationId' | 'rows'>

/** A record that says what stood before is not what the records before it had made. */
export type Contradiction = { changeId: string; table: RecordedTable; key: Row; before: Row | null; made: Row | null }

/**
 * The tables as change records alone make them: every row with every column, but for bookkeeping. Takes the records
 * from the first on, oldest first; throws where one says that something else stood before than the earlier ones made.
 */
export function replay(recorded: Recorded[]): Map<RecordedTable, Row[]> {
  const replaying = replayer(({ table, key, changeId }) => {
    throw new Error(`${table} ${JSON.stringify(key)} was not as change ${changeId} says`)
  })
  replaying.add(recorded)
  return replaying.tables()
}

/** The same, a portion of records after the other; what contradicts is told, and the later record believed. */
export function replayer(tell: (contradiction: Contradiction) => void) {
  const tables = new Map<RecordedTable, Map<string, Row>>()

  function find({ organizationId }: Recorded, { table: name, key }: ChangedRow) {
    const table = name as RecordedTable
    const own = { ...(table === 'organizations' ? { id: organizationId } : { organizationId }), ...key }
    const rows = tables.get(table) ?? new Map<string, Row>()
    tables.set(table, rows)
    const place = JSON.stringify(Object.entries(own).sort())
    return { table, own, rows, place, now: rows.get(place) }
  }

  function addRow(one: Recorded, row: ChangedRow) {
    const { table, own, rows, place, now } = find(one, row)
    const { key, before, after } = row
    if (!agrees(now, before)) tell({ changeId: one.id, table, key, before, made: now ?? null })
    if (after) rows.set(place, { ...(now ?? { ...emptyRow(table), ...own }), ...after })
    else rows.delete(place)
  }

  return {
    /** Whether what it says that stood before is what stands now. */
    fits: (one: Recorded) => one.rows.every((row) => agrees(find(one, row).now, row.before)),
    add(recorded: Recorded[]) {
      for (const one of recorded) for (const row of one.rows) addRow(one, row)
    },
    tables: () =>
      new Map([...tables].map(([table, rows]) => [table, [...rows.values()].map((row) => revived(table, row))])),
  }
}

const agrees = (now: Row | undefined, before: Row | null) =>
  before === null
    ? now === undefined
    : now !== undefined && Object.entries(before).every(([name, value]) => isDeepStrictEqual(now[name], value))

const columnsOf = (table: RecordedTable) =>
  Object.entries(getTableColumns(recordedTables[table]) as Record<string, Column>).filter(([name]) => !silent.has(name))

/** What a row of an organization has before anything is written into it. */
export const emptyRow = (table: RecordedTable): Row =>
  Object.fromEntries(
    columnsOf(table)
      .filter(([name]) => name !== 'organizationId')
      .map(([name, column]) => [name, column.default ?? null]),
  )

/** Records are JSON: instants are text in them. */
export const revived = (table: RecordedTable, row: Row): Row =>
  Object.fromEntries(
    columnsOf(table).map(([name, { dataType }]) => {
      const value = row[name] ?? null
      return [name, dataType === 'date' && value !== null ? new Date(String(value)) : value]
    }),
  )
