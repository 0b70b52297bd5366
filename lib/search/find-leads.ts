import { and, desc, eq, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { plainText } from '@/db/columns'
import { customers, leadPhases, leads } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import { findMatches } from './find-matches'
import { rankOf } from './rank'
import { leadsByTitle } from './searched'

/** The leads whose title has all the words of a query, or else has them almost so, best first. */
export async function findLeads(actor: Actor, q: string, most: number) {
  const { ids, queries, similar } = await findMatches(actor, q, leadsByTitle)
  if (ids.length === 0) return { rows: [], count: 0, similar }
  const title = plainText(leads.title)
  const rows = await database()
    .select({
      id: leads.id,
      title: sql<string>`${leads.title}`,
      customerId: leads.customerId,
      customerName: customers.name,
      phase: leadPhases.description,
      isOpen: sql<boolean>`${leads.state} = 'open'`,
    })
    .from(leads)
    .innerJoin(customers, and(eq(customers.organizationId, leads.organizationId), eq(customers.id, leads.customerId)))
    .innerJoin(
      leadPhases,
      and(eq(leadPhases.organizationId, leads.organizationId), eq(leadPhases.id, leads.leadPhaseId)),
    )
    .where(and(eq(leads.organizationId, actor.organizationId), sql`${leads.id} = any(${sql.param(ids)}::uuid[])`))
    .orderBy(
      rankOf(queries, { text: title, name: title }),
      sql`${leads.state} <> 'open'`,
      desc(leads.updatedAt),
      leads.id,
    )
    .limit(most)
  return { rows, count: ids.length, similar }
}
