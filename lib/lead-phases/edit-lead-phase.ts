import { z } from 'zod'
import { gate } from '../changes/gate'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { hasRecords } from './has-records'
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
      if (changesEnd && (await hasRecords(tx, actor.organizationId, [id])))
        throw new Refusal('leadPhase.typeInUse', 'phaseType')
      const writes = requiredFields ? await requireFields(tx, actor, id, requiredFields, since) : []
      return { operation: 'leadPhase.edited', facts: { name: set.description }, set, writes }
    },
    { merges: true },
  )
}
