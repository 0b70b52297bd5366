import { and, eq, isNull } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { memberships } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'

/** Only an active member can be made an owner; nobody is fine. */
export async function demandOwner(db: Reader, actor: Actor, ownerId: string | null) {
  if (ownerId === null) return
  const [member] = await db
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(
      and(
        eq(memberships.organizationId, actor.organizationId),
        eq(memberships.userId, ownerId),
        isNull(memberships.deactivatedAt),
      ),
    )
  if (!member) throw new Refusal('customer.ownerGone', 'owner')
}
