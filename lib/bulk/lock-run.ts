import { and, eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { bulkRuns } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import { Missing } from '../refusal'

export const ownRun = (actor: Actor, id: string) =>
  and(eq(bulkRuns.organizationId, actor.organizationId), eq(bulkRuns.id, id))

/** Holds a run until the transaction ends, so that people and processes take turns. */
export async function lockRun(tx: Transaction, actor: Actor, id: string) {
  const [run] = await tx.select().from(bulkRuns).where(ownRun(actor, id)).for('update')
  if (!run) throw new Missing()
  return run
}

/** The same for who chose its rows: nobody else goes on with it. */
export async function lockOwnRun(tx: Transaction, actor: Actor, id: string) {
  const run = await lockRun(tx, actor, id)
  if (run.createdBy !== actor.userId) throw new Missing()
  return run
}
