import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { users } from '@/db/schema'
import { transact } from '../changes/transact'
import type { Reading } from '../format/reading'
import { languages } from '../i18n/languages'
import type { Actor } from '../permissions/actor'
import { recordOfMember } from './record-of-member'
import { themes } from './vocabulary'

export const EditProfile = (read: Reading) =>
  z.object({ name: read.requiredText(100), language: read.oneOf(languages), theme: read.requiredOneOf(themes) })
export type EditProfile = z.output<ReturnType<typeof EditProfile>>

/** A person's own name, language (none: the browser's) and look. The name, which others see, is recorded. */
export function editProfile(actor: Actor, input: EditProfile) {
  const { userId } = actor
  return transact(actor, async (tx) => {
    const [user] = await tx.select({ name: users.name }).from(users).where(eq(users.id, userId))
    await tx.update(users).set(input).where(eq(users.id, userId))
    if (!user || user.name === input.name) return { id: null, entityId: userId, customerId: null }
    return recordOfMember(tx, actor, userId, 'user.renamed', { from: user.name, to: input.name })
  })
}
