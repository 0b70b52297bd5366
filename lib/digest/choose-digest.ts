import { z } from 'zod'
import { database } from '@/db/client'
import { digests } from '@/db/schema'
import type { Reading } from '../format/reading'
import { newToken } from '../ids'
import type { Actor } from '../permissions/actor'
import { hours } from './vocabulary'

export const ChooseDigest = (read: Reading) => z.object({ digest: read.requiredOneOf(['off', ...hours]) })
export type ChooseDigest = z.output<ReturnType<typeof ChooseDigest>>

/**
 * From which hour on the actor gets the digest, or that they do not: a preference of one's own, of which no change is
 * recorded. Links in earlier mails, which turn it off, stop working.
 */
export async function chooseDigest({ organizationId, userId }: Actor, { digest }: ChooseDigest) {
  const chosen = digest === 'off' ? { isOn: false } : { isOn: true, hour: Number(digest) }
  const set = { ...chosen, token: newToken() }
  await database()
    .insert(digests)
    .values({ organizationId, userId, ...set })
    .onConflictDoUpdate({ target: [digests.organizationId, digests.userId], set })
}
