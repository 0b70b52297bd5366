import { and, eq, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { customers, leads } from '@/db/schema'
import type { Actor } from '../permissions/actor'

type Count = { id: string; count: number }
const byId = (rows: Count[]) => new Map(rows.map((row) => [row.id, row.count]))
const count = sql<number>`count(*)::int`

/** How many open leads stand in each lead phase. */
export async function countOpenByPhase(actor: Actor) {
  return byId(
    await database()
      .select({ id: leads.leadPhaseId, count })
      .from(leads)
      .where(and(eq(leads.organizationId, actor.organizationId), eq(leads.state, 'open')))
      .groupBy(leads.leadPhaseId),
  )
}

/** How many open leads go through the funnel of each account type. */
export async function countOpenByAccountType(actor: Actor) {
  return byId(
    await database()
      .select({ id: leads.accountTypeId, count })
      .from(leads)
      .where(and(eq(leads.organizationId, actor.organizationId), eq(leads.state, 'open')))
      .groupBy(leads.accountTypeId),
  )
}

/** How many open leads a person owns. */
export const countOpenOwned = (actor: Actor, userId: string): Promise<number> =>
  database().$count(
    leads,
    and(eq(leads.organizationId, actor.organizationId), eq(leads.ownerId, userId), eq(leads.state, 'open')),
  )

/** How many customers have each account type. */
export async function countCustomersByAccountType(actor: Actor) {
  return byId(
    await database()
      .select({ id: customers.accountTypeId, count })
      .from(customers)
      .where(eq(customers.organizationId, actor.organizationId))
      .groupBy(customers.accountTypeId),
  )
}

/** How many leads were closed with each closing reason. */
export async function countClosedByReason(actor: Actor) {
  const rows = await database()
    .select({ id: leads.closingReasonId, count })
    .from(leads)
    .where(and(eq(leads.organizationId, actor.organizationId), eq(leads.state, 'closed')))
    .groupBy(leads.closingReasonId)
  return byId(rows as Count[])
}
