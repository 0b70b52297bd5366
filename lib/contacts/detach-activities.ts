import { and, eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { activities } from '@/db/schema'
import { factsOf } from '../changes/facts-of-activity'
import { carryOut } from '../changes/gate'
import type { Actor } from '../permissions/actor'

/** What was done with a contact who goes stays on the customer's timeline: each is a change of its own. */
export async function detachActivities(tx: Transaction, actor: Actor, contactId: string) {
  const all = await tx
    .select()
    .from(activities)
    .where(and(eq(activities.organizationId, actor.organizationId), eq(activities.contactId, contactId)))
    .orderBy(activities.id)
    .for('update')
  for (const one of all) {
    const change = { operation: 'activity.edited', facts: factsOf(one), set: { contactId: null } } as const
    await carryOut(tx, { ...actor, requestId: undefined }, 'activity', one, change)
  }
}
