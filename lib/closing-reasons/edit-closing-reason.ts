import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { leads } from '@/db/schema'
import { gate } from '../changes/gate'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { closingReasonFields, seenClosingReason } from './closing-reason-fields'
import { limitTo } from './limit-to'

export const EditClosingReason = (read: Reading) => z.object({ ...seenClosingReason, ...closingReasonFields(read) })
export type EditClosingReason = z.output<ReturnType<typeof EditClosingReason>>

/** Changes a closing reason. Its outcome is fixed once leads were closed with it: else won leads would become lost. */
export function editClosingReason(actor: Actor, input: EditClosingReason) {
  const { closingReasonId: id, version, accountTypes, orderNumber, ...fields } = input
  return gate(
    actor,
    'closingReason.edit',
    'closingReason',
    { id, version },
    async (reason, tx, { merge, since }) => {
      const typed = { ...fields, orderNumber: orderNumber ?? reason.orderNumber }
      const set = merge('closingReasons', { id }, reason, typed)
      if (set.outcome !== reason.outcome) {
        const count = await countClosedWith(tx, actor, id)
        if (count > 0) throw new Refusal('closingReason.outcomeInUse', 'outcome', { count })
      }
      return {
        operation: 'closingReason.edited',
        facts: { name: set.description },
        set,
        writes: await limitTo(tx, actor, id, accountTypes, since),
      }
    },
    { merges: true },
  )
}

async function countClosedWith(tx: Transaction, actor: Actor, closingReasonId: string): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(leads)
    .where(and(eq(leads.organizationId, actor.organizationId), eq(leads.closingReasonId, closingReasonId)))
  return row?.count ?? 0
}
