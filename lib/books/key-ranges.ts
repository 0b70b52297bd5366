import { and, asc, eq, gt } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { customers, leads } from '@/db/schema'

/** The first id, before which there is none. */
const beginning = '00000000-0000-0000-0000-000000000000'
const end = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Ids after the one, up to the other. */
export type Range = { after: string; upTo: string }

/** Cuts the ids of a table into ranges of so many rows; together they hold every id there can be. */
export async function* keyRanges(
  db: Reader,
  table: typeof customers | typeof leads,
  organizationId: string,
  size: number,
): AsyncGenerator<Range> {
  for (let after = beginning; ; ) {
    const [last] = await db
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.organizationId, organizationId), gt(table.id, after)))
      .orderBy(asc(table.id))
      .offset(size - 1)
      .limit(1)
    yield { after, upTo: last?.id ?? end }
    if (!last) return
    after = last.id
  }
}
