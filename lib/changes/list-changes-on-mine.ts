import { and, desc, eq, exists, gt, or, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { changes, customers, leads, users } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import { type RecordedChange, tellsOfItself } from './list-changes'

export type ChangeOnMine = RecordedChange & { customerName: string }

/**
 * What others did after an instant to the customers whose owner one is, of themselves or of a lead that is open, or was
 * then; newest first.
 */
export async function listChangesOnMine(actor: Actor, after: Date, limit: number): Promise<ChangeOnMine[]> {
  const { organizationId, userId } = actor
  const myLead = database()
    .select({ id: leads.id })
    .from(leads)
    .where(
      and(
        eq(leads.organizationId, organizationId),
        eq(leads.customerId, customers.id),
        eq(leads.ownerId, userId),
        or(eq(leads.state, 'open'), gt(leads.closedAt, after)),
      ),
    )
  const rows = await database()
    .select({ change: changes, userName: users.name, customerName: customers.name })
    .from(changes)
    .innerJoin(
      customers,
      and(eq(customers.organizationId, changes.organizationId), eq(customers.id, changes.customerId)),
    )
    .leftJoin(users, eq(users.id, changes.userId))
    .where(
      and(
        eq(changes.organizationId, organizationId),
        gt(changes.at, after),
        tellsOfItself,
        sql`${changes.userId} is distinct from ${userId}`,
        or(eq(customers.ownerId, userId), exists(myLead)),
      ),
    )
    .orderBy(desc(changes.at), desc(changes.id))
    .limit(limit)
  return rows.map(({ change, ...names }) => ({ ...change, ...names }))
}
