import { and, eq, gt } from 'drizzle-orm'
import { invitations, users } from '@/db/schema'
import { hashPassword } from '../auth/password'
import { endSessions } from '../auth/sessions'
import { untilThrough } from '../changes/transact'
import { clock } from '../clock'
import { hashOf } from '../ids'
import { Missing } from '../refusal'
import { findInvitation } from './find-invitation'
import { recordOfMember } from './record-of-member'

type Input = { token: string; password: string }

/** Sets the password that a one-time link allows, ends other sessions, and answers who may sign in now. The link of who is no longer active: `Missing`. */
export async function acceptInvitation({ token, password }: Input) {
  // Before the costly hash, so that a stranger without a link costs nothing.
  if (!(await findInvitation(token))) throw new Missing()
  const passwordHash = await hashPassword(password)
  return untilThrough(async (tx) => {
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
