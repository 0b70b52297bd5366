import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { closingReasons } from '@/db/schema'
import { record } from '../changes/record'
import { numberOfNew, unnumbered } from '../changes/reorder'
import { takeTurn } from '../changes/take-turn'
import { transact } from '../changes/transact'
import { insert } from '../changes/write'
import { clock } from '../clock'
import type { Reading } from '../format/reading'
import { newId } from '../ids'
import { type Actor, demand } from '../permissions/actor'
import { closingReasonFields } from './closing-reason-fields'
import { limitTo } from './limit-to'

export const AddClosingReason = (read: Reading) => z.object(closingReasonFields(read))
export type AddClosingReason = z.output<ReturnType<typeof AddClosingReason>>

export function addClosingReason(actor: Actor, { accountTypes, orderNumber, ...fields }: AddClosingReason) {
  return transact(actor, async (tx) => {
    demand(actor, 'closingReason.edit')
    await takeTurn(tx, actor)
    const id = newId()
    const others = await tx
      .select()
      .from(closingReasons)
      .where(eq(closingReasons.organizationId, actor.organizationId))
      .orderBy(asc(closingReasons.orderNumber), asc(closingReasons.code))
    const place = numberOfNew('closingReasons', orderNumber, [...others, unnumbered(id)], id)
    const row = { ...fields, orderNumber: place.orderNumber, createdAt: clock.now() }
    const limits = await limitTo(tx, actor, id, accountTypes)
    return record(
      tx,
      actor,
      { entity: 'closingReason', entityId: id, version: 1 },
      {
        operation: 'closingReason.added',
        facts: { name: fields.description, outcome: fields.outcome },
        writes: [...place.writes, insert('closingReasons', { id }, row), ...limits],
      },
    )
  })
}
