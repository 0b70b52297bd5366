import { eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { rowTotals } from '@/db/schema'
import type { Cell } from '@/lib/changes/row-totals'

/** The totals as they are kept, as text. */
export async function keptCells(organizationId: string): Promise<Cell[]> {
  const rows = await database().select().from(rowTotals).where(eq(rowTotals.organizationId, organizationId))
  const sums = ['count', 'expected', 'recurring', 'weighted', 'withoutScore', 'withoutValue'] as const
  return rows.map((row) => ({ ...row, ...Object.fromEntries(sums.map((name) => [name, String(row[name])])) })) as never
}
