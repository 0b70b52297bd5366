import { and, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { phaseRecords } from '@/db/schema'

/** Whether any lead is or was in one of these phases. */
export async function hasRecords(tx: Transaction, organizationId: string, leadPhaseIds: string[]): Promise<boolean> {
  const [record] = await tx
    .select({ leadId: phaseRecords.leadId })
    .from(phaseRecords)
    .where(and(eq(phaseRecords.organizationId, organizationId), inArray(phaseRecords.leadPhaseId, leadPhaseIds)))
    .limit(1)
  return record !== undefined
}
