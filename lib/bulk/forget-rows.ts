import { and, eq, inArray, lt } from 'drizzle-orm'
import { database } from '@/db/client'
import { bulkRows, bulkRuns } from '@/db/schema'
import { clock } from '../clock'

/** So long it is kept what became of each row. What changed is in the history for ever, and is taken back from there. */
const days = 30

/** Forgets the rows of old runs of all organizations; of those that were only looked at, all. */
export async function forgetRows() {
  const old = lt(bulkRuns.createdAt, new Date(clock.now().getTime() - days * 86_400_000))
  await database()
    .delete(bulkRuns)
    .where(and(old, inArray(bulkRuns.state, ['chosen', 'checked'])))
  const over = await database()
    .select()
    .from(bulkRuns)
    .where(and(old, inArray(bulkRuns.state, ['finished', 'undone'])))
  for (const { organizationId, id } of over)
    await database()
      .delete(bulkRows)
      .where(and(eq(bulkRows.organizationId, organizationId), eq(bulkRows.runId, id)))
}
