import { z } from 'zod'
import { seenAccountType } from '../account-types/account-type-fields'
import { gate } from '../changes/gate'
import { numberInTens } from '../changes/reorder'
import type { Actor } from '../permissions/actor'
import { listFunnel } from './funnel'

export const RenumberLeadPhases = z.object(seenAccountType)
export type RenumberLeadPhases = z.output<typeof RenumberLeadPhases>

/** Numbers the phases of an account type 10, 20, 30 … in the order they are in. */
export function renumberLeadPhases(actor: Actor, { accountTypeId: id, version }: RenumberLeadPhases) {
  return gate(actor, 'leadPhase.edit', 'accountType', { id, version }, async (accountType, tx) => ({
    operation: 'leadPhase.renumbered',
    facts: { name: accountType.description },
    writes: numberInTens('leadPhases', await listFunnel(tx, actor.organizationId, id)),
  }))
}
