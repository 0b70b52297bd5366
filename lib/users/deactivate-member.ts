import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { calendarLinks, customers, leads } from '@/db/schema'
import { endSessions } from '../auth/sessions'
import { recordingOf } from '../changes/gate'
import { recordAll } from '../changes/record-all'
import { clock } from '../clock'
import type { Reading } from '../format/reading'
import { newId } from '../ids'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { changeMember, isActiveMember } from './change-member'
import { seenMember } from './edit-member'
import { endInvitation } from './invite'

export const DeactivateMember = (read: Reading) => z.object({ ...seenMember, owner: read.optionalChoice })
export type DeactivateMember = z.output<ReturnType<typeof DeactivateMember>>

/** Signs a person out for good and hands their customers and open leads to somebody active, or to nobody. */
export function deactivateMember(actor: Actor, { userId, version, owner }: DeactivateMember) {
  return changeMember(actor, { userId, version }, async (member, tx) => {
    if (userId === actor.userId) throw new Refusal('user.notYourself')
    if (owner === userId) throw new Refusal('user.gone', 'owner')
    if (owner && !(await isActiveMember(tx, actor.organizationId, owner))) throw new Refusal('user.gone', 'owner')
    const count = await handOver(tx, { ...actor, requestId: undefined, batchId: newId() }, userId, owner)
    await endSessions(tx, actor.organizationId, userId)
    await endInvitation(tx, actor.organizationId, userId)
    await endCalendar(tx, actor.organizationId, userId)
    return {
      operation: 'user.deactivated',
      facts: { name: member.name, count },
      set: { deactivatedAt: member.deactivatedAt ?? clock.now() },
    }
  })
}

/** The address of the calendar, which would work again as soon as they are let in again. */
async function endCalendar(tx: Transaction, organizationId: string, userId: string) {
  await tx
    .delete(calendarLinks)
    .where(and(eq(calendarLinks.organizationId, organizationId), eq(calendarLinks.userId, userId)))
}

async function handOver(tx: Transaction, actor: Actor, from: string, ownerId: string | null): Promise<number> {
  const { organizationId } = actor
  const owned = await tx
    .select()
    .from(customers)
    .where(and(eq(customers.organizationId, organizationId), eq(customers.ownerId, from)))
    .orderBy(asc(customers.id))
    .for('update')
  const open = await tx
    .select()
    .from(leads)
    .where(and(eq(leads.organizationId, organizationId), eq(leads.ownerId, from), eq(leads.state, 'open')))
    .orderBy(asc(leads.id))
    .for('update')
  // All at once: the totals that everybody's changes write are held only to the end.
  await recordAll(tx, actor, [
    ...owned.map((row) =>
      recordingOf('customer', row, { operation: 'customer.edited', facts: { name: row.name }, set: { ownerId } }),
    ),
    ...open.map((row) => recordingOf('lead', row, { operation: 'lead.edited', set: { ownerId } })),
  ])
  return owned.length
}
