import { and, eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { listColumns } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import { type Column, columns } from './list-view'

/** What a list shows until its reader chooses. */
export const usualColumns: Column[] = columns.filter(
  (column) => !['number', 'weighted', 'closingReason'].includes(column),
)

/** The columns of these names, in their order; the name is always among them. */
export const columnsNamed = (names: readonly string[]): Column[] =>
  columns.filter((column) => column === 'name' || names.includes(column))

/** The columns that the actor sees of the list. */
export async function findListColumns({ organizationId, userId }: Actor): Promise<Column[]> {
  const [row] = await database()
    .select({ columns: listColumns.columns })
    .from(listColumns)
    .where(and(eq(listColumns.organizationId, organizationId), eq(listColumns.userId, userId)))
  return row ? columnsNamed(row.columns) : usualColumns
}
