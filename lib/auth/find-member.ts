import { and, eq, isNull } from 'drizzle-orm'
import { database, type Reader } from '@/db/client'
import { memberships, users } from '@/db/schema'

/** The active member with this e-mail; undefined when there is none. */
export async function findMember(email: string, db: Reader = database()) {
  const [member] = await db
    .select({ organizationId: memberships.organizationId, userId: users.id })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .where(and(eq(users.email, email.toLowerCase()), isNull(memberships.deactivatedAt)))
  return member
}
