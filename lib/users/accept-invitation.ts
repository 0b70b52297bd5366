import { and, eq, gt } from 'drizzle-orm'
import { z } from 'zod'
import { database } from '@/db/client'
import { invitations, users } from '@/db/schema'
import { NewPassword } from '../auth/new-password'
import { hashPassword } from '../auth/password'
import { endSessions } from '../auth/sessions'
import { clock } from '../clock'
import { hashOf } from '../ids'
import { Missing } from '../refusal'
import { recordOfMember } from './record-of-member'

export const AcceptInvitation = z.object({ token: z.string().max(200), password: NewPassword })
export type AcceptInvitation = z.output<typeof AcceptInvitation>

/** Sets the password that a one-time link allows, ends other sessions, and answers who may sign in now. The link of who is no longer active: `Missing`. */
export async function acceptInvitation({ token, password }: AcceptInvitation) {
  const passwordHash = await hashPassword(password)
  return database().transaction(async (tx) => {
    const [spent] = await tx
      .delete(invitations)
      .where(and(eq(invitations.tokenHash, hashOf(token)), gt(invitations.expiresAt, clock.now())))
      .returning()
    if (!spent) throw new Missing()
    const { organizationId, userId } = spent
    await tx.update(users).set({ passwordHash }).where(eq(users.id, userId))
    await endSessions(tx, organizationId, userId)
    await recordOfMember(tx, { organizationId, userId, through: 'form' }, userId, 'user.joined')
    return { organizationId, userId }
  })
}
