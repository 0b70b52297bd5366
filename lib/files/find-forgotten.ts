import { and, eq, inArray } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { changes } from '@/db/schema'

/** Which of some files were deleted for good. */
export async function findForgotten(db: Pick<Reader, 'select'>, organizationId: string, fileIds: string[]) {
  if (fileIds.length === 0) return new Set<string>()
  const rows = await db
    .select({ id: changes.entityId })
    .from(changes)
    .where(
      and(
        eq(changes.organizationId, organizationId),
        eq(changes.entity, 'file'),
        inArray(changes.entityId, fileIds),
        eq(changes.operation, 'file.forgotten'),
      ),
    )
  return new Set(rows.map(({ id }) => id))
}
