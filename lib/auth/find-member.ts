import { and, eq, isNull } from 'drizzle-orm'
import { database } from '@/db/client'
import { memberships, users } from '@/db/schema'

/** The active member with this e-mail; undefined when there is none. */
export async function findMember(email: string) {
  const [member] = await database()
    .select({ organizationId: memberships.organizationId, userId: users.id })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .where(and(eq(users.email, email.toLowerCase()), isNull(memberships.deactivatedAt)))
  return member
}
