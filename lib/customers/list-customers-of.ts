import { and, inArray } from 'drizzle-orm'
import { database } from '@/db/client'
import { customers } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import { visibleTo } from './visible-to'

/** Of these customers those that the actor sees, in the same order. */
export async function listCustomersOf(actor: Actor, ids: string[]) {
  if (ids.length === 0) return []
  const rows = await database()
    .select({ id: customers.id, name: customers.name, number: customers.number, city: customers.city })
    .from(customers)
    .where(and(visibleTo(actor), inArray(customers.id, ids)))
  return rows.sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
}
