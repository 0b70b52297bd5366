import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { phaseRecords } from '@/db/schema'
import { gate } from '../changes/gate'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { leadPhaseFields, seenLeadPhase } from './lead-phase-fields'
import { requireFields } from './require-fields'

export const EditLeadPhase = (read: Reading) => z.object({ ...seenLeadPhase, ...leadPhaseFields(read) })
export type EditLeadPhase = z.output<ReturnType<typeof EditLeadPhase>>

/** Changes a lead phase. Whether it is a closing one is fixed once leads were in it: else those that were lost went on. */
export function editLeadPhase(actor: Actor, input: EditLeadPhase) {
  const { leadPhaseId: id, version, orderNumber, requiredFields } = input
  const { code, description, phaseType, stalledAfterDays } = input
  return gate(
    actor,
    'leadPhase.edit',
    'leadPhase',
    { id, version },
    async (phase, tx, { merge, since }) => {
      const typed = { code, description, phaseType, stalledAfterDays, orderNumber: orderNumber ?? phase.orderNumber }
      const set = merge('leadPhases', { id }, phase, typed)
      const changesEnd = (phase.phaseType === 'closing') !== (set.phaseType === 'closing')
      if (changesEnd && (await hasRecords(tx, actor, id))) throw new Refusal('leadPhase.typeInUse', 'phaseType')
      const writes = requiredFields ? await requireFields(tx, actor, id, requiredFields, since) : []
      return { operation: 'leadPhase.edited', facts: { name: set.description }, set, writes }
    },
    { merges: true },
  )
}

async function hasRecords(tx: Transaction, { organizationId }: Actor, leadPhaseId: string): Promise<boolean> {
  const [record] = await tx
    .select({ leadId: phaseRecords.leadId })
    .from(phaseRecords)
    .where(and(eq(phaseRecords.organizationId, organizationId), eq(phaseRecords.leadPhaseId, leadPhaseId)))
    .limit(1)
  return record !== undefined
}
