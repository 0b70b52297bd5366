import { and, asc, eq, inArray } from 'drizzle-orm'
import { database } from '@/db/client'
import { leadPhases, phaseRecords, users } from '@/db/schema'
import type { Actor } from '../permissions/actor'

/** Everything that was recorded for these leads, each in the order in which its phases were entered. */
export async function listPhaseRecords(actor: Actor, ...leadIds: string[]) {
  const rows = await database()
    .select({ record: phaseRecords, phaseName: leadPhases.description, enteredByName: users.name })
    .from(phaseRecords)
    .innerJoin(
      leadPhases,
      and(eq(leadPhases.organizationId, phaseRecords.organizationId), eq(leadPhases.id, phaseRecords.leadPhaseId)),
    )
    .innerJoin(users, eq(users.id, phaseRecords.enteredUserId))
    .where(and(eq(phaseRecords.organizationId, actor.organizationId), inArray(phaseRecords.leadId, leadIds)))
    .orderBy(asc(phaseRecords.leadId), asc(phaseRecords.ordinal))
  return rows.map(({ record, ...names }) => ({ ...record, ...names }))
}
export type ListedRecord = Awaited<ReturnType<typeof listPhaseRecords>>[number]
