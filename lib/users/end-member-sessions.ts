import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { database } from '@/db/client'
import { users } from '@/db/schema'
import { endSessions } from '../auth/sessions'
import { transact } from '../changes/transact'
import { type Actor, demand } from '../permissions/actor'
import { recordOfMember } from './record-of-member'

export const EndMemberSessions = z.object({ userId: z.uuid() })
export type EndMemberSessions = z.output<typeof EndMemberSessions>

/** Signs a person out everywhere, for a lost phone. */
export function endMemberSessions(actor: Actor, { userId }: EndMemberSessions) {
  return transact(actor, async (tx) => {
    demand(actor, 'user.edit')
    const [user] = await tx.select({ name: users.name }).from(users).where(eq(users.id, userId))
    await endSessions(tx, actor.organizationId, userId)
    return recordOfMember(tx, actor, userId, 'user.signedOut', { name: user?.name ?? null })
  })
}

/** Ends all of one's own sessions but the one that asks. */
export const endOwnSessions = (actor: Actor, tokenHash: string) =>
  endSessions(database(), actor.organizationId, actor.userId, tokenHash)
