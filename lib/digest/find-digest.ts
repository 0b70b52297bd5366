import { and, eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { digests } from '@/db/schema'
import { clock } from '../clock'
import { newToken } from '../ids'
import type { Actor } from '../permissions/actor'

export type Digest = typeof digests.$inferSelect

/** A person's digest; who has not chosen gets it in the morning. */
export async function findDigest(actor: Actor): Promise<Digest> {
  const { organizationId, userId } = actor
  const [found] = await database().select().from(digests).where(ownDigest(actor))
  if (found) return found
  await database().insert(digests).values({ organizationId, userId, token: newToken() }).onConflictDoNothing()
  return findDigest(actor)
}

export const ownDigest = ({ organizationId, userId }: Pick<Actor, 'organizationId' | 'userId'>) =>
  and(eq(digests.organizationId, organizationId), eq(digests.userId, userId))

/** What happened before was in the last one; the first one tells of a day. */
export const sinceOf = ({ sentAt }: Digest): Date => sentAt ?? new Date(clock.now().getTime() - 86_400_000)
