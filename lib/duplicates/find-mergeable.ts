import { eq, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { customers, users } from '@/db/schema'
import { found } from '../customers/found'
import { visibleTo } from '../customers/visible-to'
import type { Actor } from '../permissions/actor'

const mostShown = 8
/** Of those that have the words so many are looked at. */
const lookedAt = 200

/** Customers in use, but for one, that have the words of a query; by name. */
export async function findMergeable(actor: Actor, query: string, but: string) {
  // Fenced off, so that the limit makes nobody read them all in another order.
  const matching = sql`select id from (select c.id from customers c
    where c.organization_id = ${actor.organizationId} and ${found([query])} and c.archived_at is null and c.id <> ${but}
    offset 0) as c limit ${lookedAt}`
  return database()
    .select({
      id: customers.id,
      name: customers.name,
      number: customers.number,
      city: customers.city,
      ownerName: users.name,
    })
    .from(customers)
    .leftJoin(users, eq(users.id, customers.ownerId))
    .where(sql`${visibleTo(actor)} and ${customers.id} = any(array(${matching}))`)
    .orderBy(sql`lower(${customers.name})`, customers.id)
    .limit(mostShown)
}
