import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { database } from '@/db/client'
import { memberships, users } from '@/db/schema'
import { Refusal } from '../refusal'
import { forgetGuesses, mayGuess } from './guesses'
import { passwordFits } from './password'

export const SignIn = z.object({
  email: z
    .string()
    .max(254)
    .trim()
    .toLowerCase()
    // PostgreSQL has no such character.
    .refine((text) => !text.includes('\0'))
    .catch(''),
  password: z.string().max(1000).catch(''),
})
export type SignIn = z.output<typeof SignIn>

/** The member whose e-mail and password these are. One refusal for all that is wrong: nobody learns which accounts exist. */
export async function checkPassword({ email, password }: SignIn, address: string) {
  if (!(await mayGuess(email, address))) throw new Refusal('signIn.tooManyGuesses')
  const [member] = await database()
    .select({ organizationId: memberships.organizationId, userId: users.id, passwordHash: users.passwordHash })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .where(and(eq(users.email, email), isNull(memberships.deactivatedAt)))
  if (!(await passwordFits(password, member?.passwordHash)) || !member?.passwordHash) throw new Refusal('signIn.wrong')
  await forgetGuesses(email, address)
  return { ...member, passwordHash: member.passwordHash }
}
