import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { database } from '@/db/client'
import { mentions } from '@/db/schema'
import { clock } from '../clock'
import type { Actor } from '../permissions/actor'

export const SeeMention = z.object({ activityId: z.uuid() })
export type SeeMention = z.output<typeof SeeMention>

/** One saw where one was named. */
export async function seeMention({ organizationId, userId }: Actor, { activityId }: SeeMention): Promise<void> {
  const mine = and(eq(mentions.organizationId, organizationId), eq(mentions.userId, userId), isNull(mentions.seenAt))
  await database()
    .update(mentions)
    .set({ seenAt: clock.now() })
    .where(and(mine, eq(mentions.activityId, activityId)))
}
