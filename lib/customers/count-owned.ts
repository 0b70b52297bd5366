import { and, eq, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { customers } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import { visibleTo } from './visible-to'

/** How many customers a person owns. */
export async function countOwned(actor: Actor, userId: string): Promise<number> {
  const [row] = await database()
    .select({ count: sql<number>`count(*)::int` })
    .from(customers)
    .where(and(visibleTo(actor), eq(customers.ownerId, userId)))
  return row?.count ?? 0
}
