import { getTableName } from 'drizzle-orm'
import { database } from '@/db/client'
import { keptTotals } from '@/lib/changes/totals/keep'
import { cellsOf, difference, keptCells, keyOf } from '@/lib/changes/totals/kept'

/** By how much the totals that are kept are not what the tables make them; empty when they agree. */
export async function keptWrong(organizationId: string) {
  const wrong = await Promise.all(
    keptTotals.map(async (kept) =>
      difference(
        kept,
        await cellsOf(database(), kept, organizationId),
        await keptCells(database(), kept, organizationId),
      ).map((cell) => ({ table: getTableName(kept.table), ...cell, ...keyOf(kept, cell) })),
    ),
  )
  return wrong.flat()
}
