import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { database } from '@/db/client'
import { users } from '@/db/schema'
import { forgetGuesses, mayGuess } from '../auth/guesses'
import { NewPassword } from '../auth/new-password'
import { hashPassword, passwordFits } from '../auth/password'
import { endSessions } from '../auth/sessions'
import { findReplay } from '../changes/record'
import { transact } from '../changes/transact'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { endInvitation } from './invite'
import { recordOfMember } from './record-of-member'

export const ChangePassword = z.object({ currentPassword: z.string().max(1000).catch(''), newPassword: NewPassword })
export type ChangePassword = z.output<typeof ChangePassword>

/**
 * Changes a person's own password, and ends all their sessions but this one and a one-time link to set another. Guesses
 * of the current one are limited.
 */
export async function changePassword(actor: Actor, input: ChangePassword, tokenHash: string) {
  const [user] = await database().select().from(users).where(eq(users.id, actor.userId))
  // Sent twice: by now the current password is the new one.
  const replay = await findReplay(database(), actor)
  if (replay) return replay
  // A count of their own: who guesses at the door cannot hold up the person inside.
  const guessed = `password of ${actor.userId}`
  if (!(await mayGuess(guessed, guessed))) {
    throw new Refusal('signIn.tooManyGuesses', 'currentPassword')
  }
  if (!(await passwordFits(input.currentPassword, user?.passwordHash))) {
    throw new Refusal('password.wrong', 'currentPassword')
  }
  await forgetGuesses(guessed, guessed)
  const passwordHash = await hashPassword(input.newPassword)
  return transact(actor, async (tx) => {
    await tx.update(users).set({ passwordHash }).where(eq(users.id, actor.userId))
    await endSessions(tx, actor.organizationId, actor.userId, tokenHash)
    await endInvitation(tx, actor.organizationId, actor.userId)
    return recordOfMember(tx, actor, actor.userId, 'user.passwordChanged')
  })
}
