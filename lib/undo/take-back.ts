import { and, eq, getTableColumns, inArray, max } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { type ChangedRow, changes } from '@/db/schema'
import { type Change, type Facts, type Recording, record } from '../changes/record'
import { recordAll } from '../changes/record-all'
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
  const versions = await lastVersions(tx, [change])
  const { subject, decision } = recordingOf(change, standings, versions)
  return record(tx, actor, subject, decision)
}

/** The same for many changes in a handful of statements. No two of them may have written the same row. */
export async function putBackAll(tx: Transaction, actor: Actor, all: { change: Recorded; standings: Standing[] }[]) {
  if (all.length === 0) return
  const versions = await lastVersions(
    tx,
    all.map(({ change }) => change),
  )
  const recordings = all.map(({ change, standings }) => recordingOf(change, standings, versions))
  await recordAll(tx, actor, recordings)
}

function recordingOf(change: Recorded, standings: Standing[], versions: Map<string, number>): Recording {
  const { entityId } = change
  const own = standings.find(({ changed, now }) => changed.key.id === entityId && now)
  // A change of a neighbour may have made the present version.
  const version = Math.max(versions.get(entityOf(change)) ?? 0, Number(own?.now?.version ?? 0)) + 1
  const customerId = own?.now?.customerId ? String(own.now.customerId) : change.customerId
  return {
    subject: { entity: change.entity as ChangeEntity, entityId, version, customerId },
    decision: {
      operation: change.operation === 'undone' ? 'redone' : 'undone',
      facts: { ...change.facts, operation: originOf(change), by: change.facts.by ?? change.userId } as Facts,
      writes: standings.map((standing) => writeBack(standing, change, version)),
    },
  }
}

const entityOf = ({ entity, entityId }: { entity: string; entityId: string }) => `${entity} ${entityId}`

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

/** The last recorded version of each thing that changes are about. */
async function lastVersions(tx: Transaction, all: Recorded[]): Promise<Map<string, number>> {
  const versions = new Map<string, number>()
  for (const entity of new Set(all.map((change) => change.entity))) {
    const ofKind = all.filter((change) => change.entity === entity)
    const rows = await tx
      .select({ entityId: changes.entityId, version: max(changes.entityVersion) })
      .from(changes)
      .where(
        and(
          eq(changes.organizationId, ofKind[0]?.organizationId ?? ''),
          eq(changes.entity, entity),
          inArray(changes.entityId, [...new Set(ofKind.map(({ entityId }) => entityId))]),
        ),
      )
      .groupBy(changes.entityId)
    for (const { entityId, version } of rows) versions.set(entityOf({ entity, entityId }), version ?? 0)
  }
  return versions
}
