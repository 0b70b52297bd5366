import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { database } from '@/db/client'
import { listColumns } from '@/db/schema'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { columnsNamed, fieldsNamed } from './list-columns'

export const ChooseColumns = (read: Reading) =>
  z.object({
    columns: z
      .unknown()
      .optional()
      .transform((posted) => {
        const names = [posted ?? []].flat().filter((name) => typeof name === 'string')
        return [...columnsNamed(names), ...fieldsNamed(names)]
      }),
    /** Back to the usual ones. */
    usual: read.ticked,
    next: read.text(2000),
  })
export type ChooseColumns = z.output<ReturnType<typeof ChooseColumns>>

/** What the actor sees of the list from now on: a preference of one's own, of which no change is recorded. */
export async function chooseColumns({ organizationId, userId }: Actor, { columns, usual }: ChooseColumns) {
  const own = and(eq(listColumns.organizationId, organizationId), eq(listColumns.userId, userId))
  if (usual) await database().delete(listColumns).where(own)
  else
    await database()
      .insert(listColumns)
      .values({ organizationId, userId, columns })
      .onConflictDoUpdate({ target: [listColumns.organizationId, listColumns.userId], set: { columns } })
}
