import { and, asc, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { closingReasons } from '@/db/schema'
import { gate } from '../changes/gate'
import { directions, reorder } from '../changes/reorder'
import type { Actor } from '../permissions/actor'
import { seenClosingReason } from './closing-reason-fields'

export const MoveClosingReason = z.object({ ...seenClosingReason, to: z.enum(directions) })
export type MoveClosingReason = z.output<typeof MoveClosingReason>

export function moveClosingReason(actor: Actor, { closingReasonId: id, version, to }: MoveClosingReason) {
  return gate(actor, 'closingReason.edit', 'closingReason', { id, version }, async (reason, tx) => {
    const list = await tx
      .select()
      .from(closingReasons)
      .where(and(eq(closingReasons.organizationId, actor.organizationId), isNull(closingReasons.archivedAt)))
      .orderBy(asc(closingReasons.orderNumber), asc(closingReasons.code))
    const { writes, orderNumber } = reorder('closingReasons', list, id, to)
    return { operation: 'closingReason.edited', facts: { name: reason.description }, set: { orderNumber }, writes }
  })
}
