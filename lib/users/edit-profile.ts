import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { database } from '@/db/client'
import { users } from '@/db/schema'
import type { Reading } from '../format/reading'
import { languages } from '../i18n/languages'
import type { Actor } from '../permissions/actor'
import { themes } from './vocabulary'

export const EditProfile = (read: Reading) =>
  z.object({ name: read.requiredText(100), language: read.oneOf(languages), theme: read.requiredOneOf(themes) })
export type EditProfile = z.output<ReturnType<typeof EditProfile>>

/** A person's own name, language (none: the browser's) and look. */
export async function editProfile(actor: Actor, input: EditProfile) {
  await database().update(users).set(input).where(eq(users.id, actor.userId))
}
