import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { database } from '@/db/client'
import { digests } from '@/db/schema'
import { Missing } from '../refusal'

export const TurnOff = z.object({
  token: z
    .string()
    .max(100)
    // PostgreSQL has no such character.
    .refine((text) => !text.includes('\0'))
    .catch(''),
})

/** Whether the digest that a link in a mail speaks of is still sent; undefined where the link ended. */
export async function isOnBy(token: string): Promise<boolean | undefined> {
  const [found] = await database().select({ isOn: digests.isOn }).from(digests).where(eq(digests.token, token))
  return found?.isOn
}

/** Turns the digest off by the link in a mail: who has the mail needs no session. Twice is once. */
export async function turnOff({ token }: z.output<typeof TurnOff>) {
  const [found] = await database().update(digests).set({ isOn: false }).where(eq(digests.token, token)).returning()
  if (!found) throw new Missing()
}
