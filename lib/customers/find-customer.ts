import { and, eq, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { accountTypes, activities, contacts, customers, files, leads, users } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import { Missing } from '../refusal'
import { visibleTo } from './visible-to'

/** A customer with its account type, owner, primary contact and how many contacts and open leads it has. */
export async function findCustomer(actor: Actor, id: string) {
  const [row] = await database()
    .select({
      customer: customers,
      accountType: accountTypes,
      ownerName: users.name,
      primaryName: contacts.name,
      primaryFunction: contacts.function,
      contactCount: sql<number>`(select count(*)::int from ${contacts} c
        where c.organization_id = ${customers.organizationId} and c.customer_id = ${customers.id})`,
      activityCount: sql<number>`(select count(*)::int from ${activities} a
        where a.organization_id = ${customers.organizationId} and a.customer_id = ${customers.id})`,
      fileCount: sql<number>`(select count(*)::int from ${files} f
        where f.organization_id = ${customers.organizationId} and f.customer_id = ${customers.id} and f.removed_at is null)`,
      openLeadCount: sql<number>`(select count(*)::int from ${leads} l
        where l.organization_id = ${customers.organizationId} and l.customer_id = ${customers.id} and l.state = 'open')`,
    })
    .from(customers)
    .innerJoin(
      accountTypes,
      and(eq(accountTypes.organizationId, customers.organizationId), eq(accountTypes.id, customers.accountTypeId)),
    )
    .leftJoin(users, eq(users.id, customers.ownerId))
    .leftJoin(
      contacts,
      and(
        eq(contacts.organizationId, customers.organizationId),
        eq(contacts.customerId, customers.id),
        eq(contacts.isPrimary, true),
      ),
    )
    .where(and(visibleTo(actor), eq(customers.id, id)))
  if (!row) throw new Missing()
  const { customer, ...beside } = row
  return { ...customer, ...beside }
}
export type FoundCustomer = Awaited<ReturnType<typeof findCustomer>>
