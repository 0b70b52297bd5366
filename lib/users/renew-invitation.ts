import { eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { users } from '@/db/schema'
import { type Actor, demand } from '../permissions/actor'
import { invite } from './invite'
import { recordOfMember } from './record-of-member'

/**
 * A new one-time link for an active member, shown once to the admin who asked. Answers its token; asked twice, the link
 * before is worth nothing.
 */
export function renewInvitation(actor: Actor, userId: string): Promise<string> {
  return database().transaction(async (tx) => {
    demand(actor, 'user.edit')
    const [user] = await tx.select({ name: users.name }).from(users).where(eq(users.id, userId))
    await recordOfMember(tx, { ...actor, requestId: undefined }, userId, 'user.invited', { name: user?.name ?? null })
    return invite(tx, actor.organizationId, userId)
  })
}
