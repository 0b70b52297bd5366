import { z } from 'zod'
import { nextOrderNumber } from '../account-types/next-order-number'
import { lockRow } from '../changes/gate'
import { record } from '../changes/record'
import { transact } from '../changes/transact'
import { insert } from '../changes/write'
import { clock } from '../clock'
import type { Reading } from '../format/reading'
import { newId } from '../ids'
import { type Actor, demand } from '../permissions/actor'
import { listFunnel } from './funnel'
import { leadPhaseFields } from './lead-phase-fields'

export const AddLeadPhase = (read: Reading) => z.object({ accountTypeId: z.uuid(), ...leadPhaseFields(read) })
export type AddLeadPhase = z.output<ReturnType<typeof AddLeadPhase>>

/** Adds one phase; a funnel may be incomplete meanwhile, which the settings warn about. */
export function addLeadPhase(actor: Actor, input: AddLeadPhase) {
  return transact(actor, async (tx) => {
    const accountType = await lockRow(tx, actor, 'accountType', input.accountTypeId)
    demand(actor, 'leadPhase.edit')
    const id = newId()
    const funnel = await listFunnel(tx, actor.organizationId, accountType.id)
    const beside = funnel.filter((phase) => phase.phaseType === input.phaseType)
    const orderNumber =
      input.orderNumber ?? nextOrderNumber((beside.length ? beside : funnel).map((one) => one.orderNumber))
    const facts = { name: input.description, accountType: accountType.description }
    return record(
      tx,
      actor,
      { entity: 'leadPhase', entityId: id, version: 1 },
      {
        operation: 'leadPhase.added',
        facts,
        writes: [insert('leadPhases', { id }, { ...input, orderNumber, createdAt: clock.now() })],
      },
    )
  })
}
