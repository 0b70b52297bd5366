import { and, eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { contacts, leads } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { isActiveMember } from '../users/change-member'

export type Whose = { customerId: string; leadId: string | null; contactId: string | null; assigneeId: string }

/** An activity is about a lead and a contact of its own customer, and for somebody who is active. */
export async function demandWhose(tx: Transaction, actor: Actor, whose: Whose, before?: Whose) {
  const { customerId, leadId, contactId, assigneeId } = whose
  if (leadId && leadId !== before?.leadId && !(await belongs(tx, actor, leads, leadId, customerId)))
    throw new Refusal('activity.leadGone', 'lead')
  if (contactId && contactId !== before?.contactId && !(await belongs(tx, actor, contacts, contactId, customerId)))
    throw new Refusal('activity.contactGone', 'contact')
  if (assigneeId !== before?.assigneeId && !(await isActiveMember(tx, actor.organizationId, assigneeId)))
    throw new Refusal('user.gone', 'assignee')
}

async function belongs(
  tx: Transaction,
  { organizationId }: Actor,
  table: typeof leads | typeof contacts,
  id: string,
  customerId: string,
) {
  const [row] = await tx
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.organizationId, organizationId), eq(table.id, id), eq(table.customerId, customerId)))
    .for('share')
  return row !== undefined
}
