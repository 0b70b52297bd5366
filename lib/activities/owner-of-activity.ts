import { and, eq } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { customers } from '@/db/schema'
import type { Actor } from '../permissions/actor'

type Whose = { customerId: string; assigneeId: string }

/** Whose an activity is when a permission asks: one's own where its customer is one's own or nobody's, else its assignee's. */
export async function ownerOfActivity(db: Reader, actor: Actor, { customerId, assigneeId }: Whose): Promise<string> {
  const [customer] = await db
    .select({ ownerId: customers.ownerId })
    .from(customers)
    .where(and(eq(customers.organizationId, actor.organizationId), eq(customers.id, customerId)))
  const ownerId = customer?.ownerId ?? actor.userId
  return ownerId === actor.userId ? ownerId : assigneeId
}
