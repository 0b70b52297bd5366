import { and, eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { listColumns } from '@/db/schema'
import { mostFields } from '../custom-fields/vocabulary'
import { isId } from '../ids'
import type { Actor } from '../permissions/actor'
import { type Column, columns } from './list-view'

/** What a list shows until its reader chooses. */
export const usualColumns: Column[] = columns.filter(
  (column) => !['number', 'weighted', 'closingReason'].includes(column),
)

/** The columns of these names, in their order; the name is always among them. */
export const columnsNamed = (names: readonly string[]): Column[] =>
  columns.filter((column) => column === 'name' || names.includes(column))

/** The ids of custom fields among such names. */
export const fieldsNamed = (names: readonly string[]) => [...new Set(names)].filter(isId).slice(0, 2 * mostFields)

/** The columns that the actor sees of the list, and the ids of the custom fields that stand after them. */
export async function findListColumns({ organizationId, userId }: Actor) {
  const [row] = await database()
    .select({ columns: listColumns.columns })
    .from(listColumns)
    .where(and(eq(listColumns.organizationId, organizationId), eq(listColumns.userId, userId)))
  return row
    ? { columns: columnsNamed(row.columns), fields: fieldsNamed(row.columns) }
    : { columns: usualColumns, fields: [] }
}
