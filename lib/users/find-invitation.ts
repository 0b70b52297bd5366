import { and, eq, gt } from 'drizzle-orm'
import { database } from '@/db/client'
import { invitations, organizations, users } from '@/db/schema'
import { clock } from '../clock'
import { hashOf } from '../ids'

/** Whom a one-time link is for; undefined when it was used, is too old or never was. */
export async function findInvitation(token: string) {
  const [row] = await database()
    .select({ name: users.name, email: users.email, organization: organizations.name })
    .from(invitations)
    .innerJoin(users, eq(users.id, invitations.userId))
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .where(and(eq(invitations.tokenHash, hashOf(token)), gt(invitations.expiresAt, clock.now())))
  return row
}
