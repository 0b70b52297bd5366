import { and, eq, gt, isNull, ne } from 'drizzle-orm'
import { database, type Reader } from '@/db/client'
import { memberships, organizations, sessions, users } from '@/db/schema'
import { clock } from '../clock'
import { hashOf, newToken } from '../ids'

export const sessionDays = 30

/** Starts a session and answers its token, which only the person's cookie keeps. */
export async function startSession(member: { organizationId: string; userId: string }): Promise<string> {
  const token = newToken()
  const now = clock.now()
  await database()
    .insert(sessions)
    .values({
      tokenHash: hashOf(token),
      organizationId: member.organizationId,
      userId: member.userId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + sessionDays * 86_400_000),
    })
  return token
}

/** Session, user, role and organization as they are now: a change of any of them counts from the next request on. */
export async function findSessionByToken(token: string) {
  const [row] = await database()
    .select({ session: sessions, user: users, membership: memberships, organization: organizations })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, sessions.organizationId), eq(memberships.userId, sessions.userId)),
    )
    .innerJoin(organizations, eq(organizations.id, sessions.organizationId))
    .where(
      and(
        eq(sessions.tokenHash, hashOf(token)),
        gt(sessions.expiresAt, clock.now()),
        isNull(memberships.deactivatedAt),
      ),
    )
  return row
}

export const endSession = (token: string) =>
  database()
    .delete(sessions)
    .where(eq(sessions.tokenHash, hashOf(token)))

/** Ends what a person has open, all but the session that asks where one is named. */
export async function endSessions(db: Reader, organizationId: string, userId: string, exceptTokenHash = '') {
  await db
    .delete(sessions)
    .where(
      and(
        eq(sessions.organizationId, organizationId),
        eq(sessions.userId, userId),
        ne(sessions.tokenHash, exceptTokenHash),
      ),
    )
}
