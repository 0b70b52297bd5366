import { z } from 'zod'
import { lockRow } from '../changes/gate'
import { record } from '../changes/record'
import { numberOfNew, unnumbered } from '../changes/reorder'
import { takeTurn } from '../changes/take-turn'
import { transact } from '../changes/transact'
import { insert } from '../changes/write'
import { clock } from '../clock'
import type { Reading } from '../format/reading'
import { newId } from '../ids'
import { type Actor, demand } from '../permissions/actor'
import { inOrder, listFunnel } from './funnel'
import { leadPhaseFields } from './lead-phase-fields'
import { requireFields } from './require-fields'

export const AddLeadPhase = (read: Reading) => z.object({ accountTypeId: z.uuid(), ...leadPhaseFields(read) })
export type AddLeadPhase = z.output<ReturnType<typeof AddLeadPhase>>

/** Adds one phase; a funnel may be incomplete meanwhile, which the settings warn about. */
export function addLeadPhase(actor: Actor, { requiredFields = [], ...input }: AddLeadPhase) {
  return transact(actor, async (tx) => {
    await takeTurn(tx, actor)
    const accountType = await lockRow(tx, actor, 'accountType', input.accountTypeId)
    demand(actor, 'leadPhase.edit')
    const id = newId()
    const funnel = await listFunnel(tx, actor.organizationId, accountType.id)
    const { code, phaseType } = input
    const order = inOrder([...funnel, { ...unnumbered(id), code, phaseType }])
    const { orderNumber, writes } = numberOfNew('leadPhases', input.orderNumber, order, id)
    const facts = { name: input.description, accountType: accountType.description }
    return record(
      tx,
      actor,
      { entity: 'leadPhase', entityId: id, version: 1 },
      {
        operation: 'leadPhase.added',
        facts,
        writes: [
          ...writes,
          insert('leadPhases', { id }, { ...input, orderNumber, createdAt: clock.now() }),
          ...(await requireFields(tx, actor, id, requiredFields)),
        ],
      },
    )
  })
}
