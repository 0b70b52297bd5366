import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { closingReasons, leadPhases, leads, phaseRecords, users } from '@/db/schema'
import type { Actor } from '../permissions/actor'

/** The leads of a customer with their current phase, values and closing reason: open ones first, then the last closed. */
export async function listLeads(actor: Actor, customerId: string) {
  const rows = await database()
    .select({ lead: leads, phase: leadPhases, record: phaseRecords, reason: closingReasons, closedByName: users.name })
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
    .where(and(eq(leads.organizationId, actor.organizationId), eq(leads.customerId, customerId)))
    .orderBy(desc(sql`${leads.state} = 'open'`), desc(leads.closedAt), asc(leads.openedAt), asc(leads.id))
  return rows.map(({ lead, phase, record, reason, closedByName }) => ({ ...lead, phase, record, reason, closedByName }))
}
export type ListedLead = Awaited<ReturnType<typeof listLeads>>[number]
