import { and, eq, gt, isNull, lt, ne } from 'drizzle-orm'
import { database, type Reader } from '@/db/client'
import { memberships, organizations, sessions, users } from '@/db/schema'
import { clock } from '../clock'
import { hashOf, newToken } from '../ids'
import { Refusal } from '../refusal'

export const sessionDays = 30

type Member = { organizationId: string; userId: string }

/**
 * Starts a session and answers its token, which only the person's cookie keeps. With the hash of the password that was
 * checked, refuses when another one was set meanwhile: a sign-in under way would outlive the change.
 */
export async function startSession({ passwordHash, ...member }: Member & { passwordHash?: string }): Promise<string> {
  const token = newToken()
  const createdAt = clock.now()
  const expiresAt = new Date(createdAt.getTime() + sessionDays * 86_400_000)
  await database().transaction(async (tx) => {
    if (passwordHash !== undefined) {
      const unchanged = and(eq(users.id, member.userId), eq(users.passwordHash, passwordHash))
      const [user] = await tx.select({ id: users.id }).from(users).where(unchanged).for('share')
      if (!user) throw new Refusal('signIn.wrong')
    }
    await tx.insert(sessions).values({ ...member, tokenHash: hashOf(token), createdAt, expiresAt })
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

/** Forgets the sessions of all organizations that nobody can use any more. */
export async function forgetExpiredSessions() {
  await database().delete(sessions).where(lt(sessions.expiresAt, clock.now()))
}
