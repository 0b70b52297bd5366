import { and, asc, eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { leadPhases, phaseRecords, users } from '@/db/schema'
import type { Actor } from '../permissions/actor'

/** Everything that was recorded for a lead, in the order in which its phases were entered. */
export async function listPhaseRecords(actor: Actor, leadId: string) {
  const rows = await database()
    .select({ record: phaseRecords, phaseName: leadPhases.description, enteredByName: users.name })
    .from(phaseRecords)
    .innerJoin(
      leadPhases,
      and(eq(leadPhases.organizationId, phaseRecords.organizationId), eq(leadPhases.id, phaseRecords.leadPhaseId)),
    )
    .innerJoin(users, eq(users.id, phaseRecords.enteredUserId))
    .where(and(eq(phaseRecords.organizationId, actor.organizationId), eq(phaseRecords.leadId, leadId)))
    .orderBy(asc(phaseRecords.ordinal))
  return rows.map(({ record, ...names }) => ({ ...record, ...names }))
}
export type ListedRecord = Awaited<ReturnType<typeof listPhaseRecords>>[number]
