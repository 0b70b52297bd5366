import { eq } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { users } from '@/db/schema'
import { findMember } from '../auth/find-member'
import type { Author } from '../changes/record'
import { untilThrough } from '../changes/transact'
import { type Actor, demand } from '../permissions/actor'
import { invite } from './invite'
import { recordOfMember } from './record-of-member'

/**
 * A new one-time link for an active member, shown once to the admin who asked. Answers its token; asked twice, the link
 * before is worth nothing.
 */
export function renewInvitation(actor: Actor, userId: string): Promise<string> {
  return untilThrough(async (tx) => {
    demand(actor, 'user.edit')
    return inviteAgain(tx, { ...actor, requestId: undefined }, userId)
  })
}

/**
 * The same for who has the machine, when no admin can be asked; recorded in the name of Funil. Undefined where no active
 * member has this e-mail.
 */
export function inviteByEmail(db: Database, email: string): Promise<string | undefined> {
  return db.transaction(async (tx) => {
    const member = await findMember(email, tx)
    if (!member) return undefined
    const { organizationId, userId } = member
    return inviteAgain(tx, { organizationId, userId: null, through: 'system' }, userId)
  })
}

async function inviteAgain(tx: Transaction, author: Author, userId: string): Promise<string> {
  const [user] = await tx.select({ name: users.name }).from(users).where(eq(users.id, userId))
  await recordOfMember(tx, author, userId, 'user.invited', { name: user?.name ?? null })
  return invite(tx, author.organizationId, userId)
}
