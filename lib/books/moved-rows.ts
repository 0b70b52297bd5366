import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { changes } from '@/db/schema'
import type { RecordedTable } from '../changes/write'
import { originOf } from '../undo/permission-of'

type Recorded = typeof changes.$inferSelect
type Row = Record<string, unknown>

/**
 * All changes of what a merge, or taking one back, brought from one customer to another: some of them stand with the
 * other one. A merge is in the records of both.
 */
export async function listMoved(db: Reader, organizationId: string, recorded: Recorded[]): Promise<Recorded[]> {
  const merges = recorded.filter((one) => ['customer.merged', 'customer.mergedInto'].includes(originOf(one)))
  const batches = [...new Set(merges.map(({ batchId }) => batchId))].filter((id) => id !== null)
  if (batches.length === 0) return []
  const moved = await db
    .selectDistinct({ entity: changes.entity, id: changes.entityId })
    .from(changes)
    .where(
      and(
        eq(changes.organizationId, organizationId),
        inArray(changes.batchId, batches),
        ne(changes.entity, 'customer'),
      ),
    )
  if (moved.length === 0) return []
  const ids = moved.map(({ id }) => id)
  const entities = [...new Set(moved.map(({ entity }) => entity))]
  const known = new Set(recorded.map(({ id }) => id))
  const all = await db
    .select()
    .from(changes)
    .where(
      and(
        eq(changes.organizationId, organizationId),
        inArray(changes.entity, entities),
        inArray(changes.entityId, ids),
      ),
    )
  return all.filter(({ id }) => !known.has(id))
}

/** Each entity's changes in the order of its versions. */
export const inTurn = (recorded: Recorded[]) =>
  recorded.toSorted((one, other) =>
    one.entityId === other.entityId ? one.entityVersion - other.entityVersion : one.entityId < other.entityId ? -1 : 1,
  )

/** Of tables that records make the rows of the customers of a range of ids. */
export function standingIn(tables: Map<RecordedTable, Row[]>, after: string, upTo: string) {
  const isWithin = (id: unknown) => String(id) > after && String(id) <= upTo
  const theirLeads = new Set((tables.get('leads') ?? []).filter((row) => isWithin(row.customerId)).map(({ id }) => id))
  const stands = (table: RecordedTable, row: Row) =>
    table === 'phaseRecords' || table === 'leadValues'
      ? theirLeads.has(row.leadId)
      : isWithin(table === 'customers' ? row.id : row.customerId)
  return new Map([...tables].map(([table, rows]) => [table, rows.filter((row) => stands(table, row))]))
}
