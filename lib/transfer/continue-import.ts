import { and, asc, isNull, sql } from 'drizzle-orm'
import { database, type Transaction } from '@/db/client'
import { importRows, imports } from '@/db/schema'
import { asOnlyRunner } from '../as-only-runner'
import { untilThrough } from '../changes/transact'
import { clock } from '../clock'
import { type Actor, demand } from '../permissions/actor'
import { bringIn } from './bring-in'
import { claimedNumbers } from './claimed-numbers'
import { countBrought } from './count-brought'
import type { Import } from './find-import'
import { keepOutcomes } from './keep-outcomes'
import { lockImport, ownImport } from './lock-import'
import { ofImport } from './rows-after'

const batchSize = 250

/**
 * Brings in what is left of a running import, batch by batch; each row by the same rules as a form, all as one batch of
 * changes, in the name of who began it. One process does; a batch holds the import all the same, so that no row comes in
 * twice whatever happens. What a stopped process had not committed is still to do.
 */
export async function continueImport(actor: Actor, importId: string) {
  const importing: Actor = { ...actor, through: 'import', batchId: importId, requestId: undefined }
  demand(importing, 'import.run')
  return asOnlyRunner(importId, async () => {
    const claimed = claimedNumbers()
    for (let batches = 1; await untilThrough((tx) => bringInBatch(tx, importing, importId, claimed)); batches += 1) {
      if (Number.isInteger(Math.log2(batches))) await takeStock()
    }
  })
}

/**
 * Each session plans the checks of foreign keys once; on tables that were empty then it may walk through all leads for
 * every row. New statistics make it plan anew, here whenever the tables have doubled.
 */
const takeStock = () => database().execute(sql`analyze customers, leads, phase_records, changes`)

/** Answers whether there may be more. */
async function bringInBatch(
  tx: Transaction,
  actor: Actor,
  importId: string,
  claimed: ReturnType<typeof claimedNumbers>,
): Promise<boolean> {
  const found = await lockImport(tx, actor, importId)
  if (found.state !== 'running') return false
  const rows = await tx
    .select()
    .from(importRows)
    .where(and(ofImport(found), isNull(importRows.result)))
    .orderBy(asc(importRows.line))
    .limit(batchSize)
  const author = { ...actor, userId: found.startedBy ?? actor.userId }
  if (rows.length > 0) await keepOutcomes(tx, found, await bringIn(tx, author, found, rows, claimed(found)))
  else await finish(tx, actor, found)
  return rows.length > 0
}

async function finish(tx: Transaction, actor: Actor, found: Import) {
  const counts = await countBrought(tx, found)
  const summary = { ...counts, leads: found.summary?.leads ?? [], withoutValue: 0, withoutDay: 0 }
  await tx
    .update(imports)
    .set({ state: 'finished', finishedAt: clock.now(), summary })
    .where(ownImport(actor, found.id))
}
