import { and, asc, eq, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Reader, Transaction } from '@/db/client'
import type { ChangedRow } from '@/db/schema'
import { isSame } from '../changes/meeting'
import { emptyRow } from '../changes/replay'
import { anyKey, type RecordedTable, recordedTables } from '../changes/write'

export type Row = Record<string, unknown>

/** A row that a change wrote, and the row as it stands now. */
export type Standing = { changed: ChangedRow; now: Row | undefined }

/** A value that is no longer what a change wrote; without a column it is the row that is gone or there again. */
export type Obstacle = { table: string; key: ChangedRow['key']; column: string | null; now: unknown }

export async function standingOf(
  db: Reader,
  organizationId: string,
  changed: ChangedRow,
  { lock }: { lock: boolean },
): Promise<Standing> {
  const name = changed.table as RecordedTable
  const table = recordedTables[name] as unknown as PgTable & Record<string, never>
  const key = { ...(name === 'organizations' ? { id: organizationId } : { organizationId }), ...changed.key }
  const found = db
    .select()
    .from(table)
    .where(and(...Object.entries(key).map(([column, value]) => eq(table[column] ?? sql`null`, value))))
  const [now] = lock ? await found.for('update') : await found
  return { changed, now }
}

/** The same of many rows, locked, in a statement for each table; in the order of their keys, so that two take turns. */
export async function standingsOfAll(tx: Transaction, organizationId: string, rows: ChangedRow[]): Promise<Standing[]> {
  const found = new Map<string, Row>()
  for (const name of new Set(rows.map((row) => row.table))) {
    const table = recordedTables[name as RecordedTable] as typeof recordedTables.customers
    const keys = rows.filter((row) => row.table === name).map(({ key }) => key)
    const names = Object.keys(keys[0] ?? {})
    const now: Row[] = await tx
      .select()
      .from(table)
      .where(and(eq(table.organizationId, organizationId), anyKey(table, keys)))
      .orderBy(...names.map((column) => asc((table as unknown as Record<string, PgColumn>)[column] ?? sql`1`)))
      .for('update')
    for (const row of now) found.set(place(name, Object.fromEntries(names.map((column) => [column, row[column]]))), row)
  }
  return rows.map((changed) => ({ changed, now: found.get(placeOf(changed)) }))
}

/** One text for one row. */
export const placeOf = ({ table, key }: Pick<ChangedRow, 'table' | 'key'>) => place(table, key)

const place = (table: string, key: Row) =>
  `${table} ${JSON.stringify(Object.entries(key).sort(([one], [other]) => (one < other ? -1 : 1)))}`

/** What has come after a change, so that the values before cannot come back without throwing it away. */
export function obstaclesIn({ changed, now }: Standing): Obstacle[] {
  const { table, key, after } = changed
  if ((after === null) !== (now === undefined)) return [{ table, key, column: null, now: null }]
  return Object.entries(leftBy(changed))
    .filter(([column, value]) => now && !isSame(now[column], value))
    .map(([column]) => ({ table, key, column, now: now?.[column] ?? null }))
}

/** What stood in a row after a change: in one that it added, also the columns that it did not name. */
const leftBy = ({ table, key, before, after }: ChangedRow): Row =>
  before === null ? { ...emptyRow(table as RecordedTable), ...key, ...after } : (after ?? {})
