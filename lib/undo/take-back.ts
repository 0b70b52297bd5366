import { and, desc, eq, getTableColumns } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { type ChangedRow, changes } from '@/db/schema'
import { type Change, record } from '../changes/record'
import { revived } from '../changes/replay'
import type { ChangeEntity } from '../changes/vocabulary'
import { insert, type RecordedTable, recordedTables, remove, update, type Write } from '../changes/write'
import { clock } from '../clock'
import type { Actor } from '../permissions/actor'
import { originOf } from './permission-of'
import { type Obstacle, obstaclesIn, type Row, type Standing, standingOf } from './read-rows'

export type Recorded = typeof changes.$inferSelect

/** The rows of a change as they stand now, locked, the last written first. */
export async function standingsOf(tx: Transaction, change: Recorded): Promise<Standing[]> {
  const standings: Standing[] = []
  for (const changed of [...change.rows].reverse()) {
    standings.push(await standingOf(tx, change.organizationId, changed, { lock: true }))
  }
  return standings
}

export const obstaclesOf = (standings: Standing[]): Obstacle[] => standings.flatMap(obstaclesIn)

/** Puts back what stood before a change, as a change of its own. The rows must be as the change left them. */
export async function putBack(tx: Transaction, actor: Actor, change: Recorded, standings: Standing[]): Promise<Change> {
  const version = (await lastVersion(tx, change)) + 1
  const writes = standings.map((standing) => writeBack(standing, change, version))
  const { entityId, customerId } = change
  const subject = { entity: change.entity as ChangeEntity, entityId, version, customerId }
  return record(tx, actor, subject, {
    operation: change.operation === 'undone' ? 'redone' : 'undone',
    facts: { ...change.facts, operation: originOf(change), by: change.facts.by ?? change.userId },
    writes,
  })
}

function writeBack({ changed, now }: Standing, { entityId }: Recorded, version: number): Write {
  const table = changed.table as RecordedTable
  const { key, before } = changed
  if (!now) return insert(table, key, { ...revivedRow(table, before), ...stamp(table, {}, version) })
  if (!before) return remove(table, key, withoutKey(now, key))
  const isOwn = key.id === entityId || key.id === undefined
  const next = isOwn ? version : Number(now.version) + 1
  return update(table, key, now, { ...revivedRow(table, before), ...stamp(table, now, next) })
}

/** What is not recorded of a row and yet must stand in it. */
function stamp(table: RecordedTable, now: Row, version: number): Row {
  const columns = getTableColumns(recordedTables[table])
  return {
    ...('version' in columns ? { version } : {}),
    ...('updatedAt' in columns ? { updatedAt: clock.now() } : {}),
    ...('searchText' in columns ? { searchText: now.searchText ?? '' } : {}),
  }
}

/** Only the columns that were recorded: what was not there then keeps its default. */
function revivedRow(table: RecordedTable, before: ChangedRow['before']): Row {
  const row = revived(table, before ?? {})
  return Object.fromEntries(Object.keys(before ?? {}).map((name) => [name, row[name]]))
}

const withoutKey = (row: Row, key: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'organizationId' && !(name in key)))

async function lastVersion(tx: Transaction, { organizationId, entity, entityId }: Recorded): Promise<number> {
  const [last] = await tx
    .select({ version: changes.entityVersion })
    .from(changes)
    .where(and(eq(changes.organizationId, organizationId), eq(changes.entity, entity), eq(changes.entityId, entityId)))
    .orderBy(desc(changes.entityVersion))
    .limit(1)
  return last?.version ?? 0
}
