import { and, eq, isNull } from 'drizzle-orm'
import { database } from '@/db/client'
import { memberships } from '@/db/schema'
import type { Actor, Through } from '../permissions/actor'
import type { Role } from '../permissions/vocabulary'

/** A member in whose name something goes on beside the requests; undefined who is none any more. */
export async function findActor(organizationId: string, userId: string, through: Through): Promise<Actor | undefined> {
  const [member] = await database()
    .select()
    .from(memberships)
    .where(
      and(
        eq(memberships.organizationId, organizationId),
        eq(memberships.userId, userId),
        isNull(memberships.deactivatedAt),
      ),
    )
  return member && { organizationId, userId, role: member.role as Role, through }
}
