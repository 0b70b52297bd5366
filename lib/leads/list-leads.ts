import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { database } from '@/db/client'
import { closingReasons, leadPhases, leads, phaseRecords, users } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import { Missing } from '../refusal'

/** The leads of a customer with their current phase, values and closing reason: open ones first, then the last closed. */
export const listLeads = ({ organizationId }: Actor, customerId: string) =>
  leadsWhere(and(eq(leads.organizationId, organizationId), eq(leads.customerId, customerId)))

/** One lead with the same. */
export async function findLead({ organizationId }: Actor, leadId: string): Promise<ListedLead> {
  const [lead] = await leadsWhere(and(eq(leads.organizationId, organizationId), eq(leads.id, leadId)))
  if (!lead) throw new Missing()
  return lead
}

const owners = alias(users, 'owners')

async function leadsWhere(which: SQL | undefined) {
  const rows = await database()
    .select({
      ...{ lead: leads, phase: leadPhases, record: phaseRecords, reason: closingReasons },
      ...{ closedByName: users.name, ownerName: owners.name },
    })
    .from(leads)
    .innerJoin(
      leadPhases,
      and(eq(leadPhases.organizationId, leads.organizationId), eq(leadPhases.id, leads.leadPhaseId)),
    )
    .innerJoin(
      phaseRecords,
      and(
        eq(phaseRecords.organizationId, leads.organizationId),
        eq(phaseRecords.leadId, leads.id),
        eq(phaseRecords.ordinal, leads.currentOrdinal),
      ),
    )
    .leftJoin(
      closingReasons,
      and(eq(closingReasons.organizationId, leads.organizationId), eq(closingReasons.id, leads.closingReasonId)),
    )
    .leftJoin(users, eq(users.id, leads.closedBy))
    .leftJoin(owners, eq(owners.id, leads.ownerId))
    .where(which)
    .orderBy(desc(sql`${leads.state} = 'open'`), desc(leads.closedAt), asc(leads.openedAt), asc(leads.id))
  return rows.map(({ lead, ...joined }) => ({ ...lead, ...joined }))
}
export type ListedLead = Awaited<ReturnType<typeof leadsWhere>>[number]
