import { z } from 'zod'
import { nextOrderNumber } from '../account-types/next-order-number'
import { lockRow } from '../changes/gate'
import { record } from '../changes/record'
import { numberAround } from '../changes/reorder'
import { takeTurn } from '../changes/take-turn'
import { transact } from '../changes/transact'
import { insert } from '../changes/write'
import { clock } from '../clock'
import type { Reading } from '../format/reading'
import { newId } from '../ids'
import { type Actor, demand } from '../permissions/actor'
import { inOrder, type LeadPhase, listFunnel } from './funnel'
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
    const { orderNumber, writes } =
      input.orderNumber === null ? placeOf({ id, ...input }, funnel) : { orderNumber: input.orderNumber, writes: [] }
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

/** A number behind the last phase of its type; where there is no room before those that follow, all are numbered anew. */
function placeOf({ id, code, phaseType }: Pick<LeadPhase, 'id' | 'code' | 'phaseType'>, funnel: LeadPhase[]) {
  const added = { id, code, phaseType, orderNumber: Number.POSITIVE_INFINITY, version: 0 }
  const order = inOrder([...funnel, added])
  const at = order.indexOf(added)
  const orderNumber = nextOrderNumber([order[at - 1]?.orderNumber ?? 0])
  const next = order[at + 1]
  return next && next.orderNumber <= orderNumber ? numberAround('leadPhases', order, id) : { orderNumber, writes: [] }
}
