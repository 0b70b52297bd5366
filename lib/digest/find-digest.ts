import { and, eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { digests } from '@/db/schema'
import { clock } from '../clock'
import type { Actor } from '../permissions/actor'

type Digest = Pick<typeof digests.$inferSelect, 'isOn' | 'hour' | 'sentOn' | 'sentAt'>

/** Who has not chosen gets it in the morning. */
const unchosen: Digest = { isOn: true, hour: 7, sentOn: null, sentAt: null }

export async function findDigest(actor: Actor): Promise<Digest> {
  const [found] = await database().select().from(digests).where(ownDigest(actor))
  return found ?? unchosen
}

export const ownDigest = ({ organizationId, userId }: Pick<Actor, 'organizationId' | 'userId'>) =>
  and(eq(digests.organizationId, organizationId), eq(digests.userId, userId))

/** What happened before was in the last one; the first one tells of a day. */
export const sinceOf = ({ sentAt }: Digest): Date => sentAt ?? new Date(clock.now().getTime() - 86_400_000)
