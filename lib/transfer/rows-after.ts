import { and, asc, eq, gt, type SQL } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { importRows } from '@/db/schema'

export const ofImport = ({ organizationId, id }: { organizationId: string; id: string }) =>
  and(eq(importRows.organizationId, organizationId), eq(importRows.importId, id))

/** The rows of an import in the order of the file, so many at a time. */
export async function* rowsAfter(db: Reader, found: { organizationId: string; id: string }, size: number, which?: SQL) {
  for (let last = 0; ; ) {
    const rows = await db
      .select()
      .from(importRows)
      .where(and(ofImport(found), gt(importRows.line, last), which))
      .orderBy(asc(importRows.line))
      .limit(size)
    if (rows.length === 0) return
    yield rows
    last = rows.at(-1)?.line ?? last
  }
}
