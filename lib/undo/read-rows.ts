import { and, eq, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Reader } from '@/db/client'
import type { ChangedRow } from '@/db/schema'
import { isSame } from '../changes/meeting'
import { type RecordedTable, recordedTables } from '../changes/write'

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

/** What has come after a change, so that the values before cannot come back without throwing it away. */
export function obstaclesIn({ changed: { table, key, after }, now }: Standing): Obstacle[] {
  if ((after === null) !== (now === undefined)) return [{ table, key, column: null, now: null }]
  return Object.entries(after ?? {})
    .filter(([column, value]) => now && !isSame(now[column], value))
    .map(([column]) => ({ table, key, column, now: now?.[column] ?? null }))
}
