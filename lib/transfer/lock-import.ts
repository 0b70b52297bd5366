import { and, eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { imports } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import { Missing } from '../refusal'

export const ownImport = (actor: Actor, id: string) =>
  and(eq(imports.organizationId, actor.organizationId), eq(imports.id, id))

/** Holds an import until the transaction ends, so that people and processes take turns. */
export async function lockImport(tx: Transaction, actor: Actor, id: string) {
  const [row] = await tx.select().from(imports).where(ownImport(actor, id)).for('update')
  if (!row) throw new Missing()
  return row
}
