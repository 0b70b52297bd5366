import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { memberships, mentions, users } from '@/db/schema'
import { clock } from '../clock'
import type { Actor } from '../permissions/actor'
import { mentionedIn } from './mentioned-in'

/** Tells the colleagues who are named in what an activity says, each once. */
export async function noteMentions(tx: Transaction, actor: Actor, activityId: string, ...texts: (string | null)[]) {
  const text = texts.filter(Boolean).join('\n')
  if (!text.includes('@')) return
  const { organizationId } = actor
  const colleagues = await tx
    .select({ id: users.id, name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.organizationId, organizationId),
        isNull(memberships.deactivatedAt),
        ne(memberships.userId, actor.userId),
      ),
    )
  const rows = mentionedIn(text, colleagues).map((userId) => ({ organizationId, userId, activityId, at: clock.now() }))
  if (rows.length > 0) await tx.insert(mentions).values(rows).onConflictDoNothing()
}
