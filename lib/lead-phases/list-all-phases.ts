import { and, eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { leadPhases } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import { inOrder } from './funnel'

/** Every lead phase an account type has or had, in order. */
export async function listAllPhases(actor: Actor, accountTypeId: string) {
  const rows = await database()
    .select()
    .from(leadPhases)
    .where(and(eq(leadPhases.organizationId, actor.organizationId), eq(leadPhases.accountTypeId, accountTypeId)))
  return inOrder(rows)
}
