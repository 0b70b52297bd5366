import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { leadPhases } from '@/db/schema'
import { gate } from '../changes/gate'
import { directions, reorder } from '../changes/reorder'
import type { Actor } from '../permissions/actor'
import { inOrder } from './funnel'
import { seenLeadPhase } from './lead-phase-fields'

export const MoveLeadPhase = z.object({ ...seenLeadPhase, to: z.enum(directions) })
export type MoveLeadPhase = z.output<typeof MoveLeadPhase>

/** Moves a phase among those of its type: the initial one stays first, closing ones last. */
export function moveLeadPhase(actor: Actor, { leadPhaseId: id, version, to }: MoveLeadPhase) {
  return gate(actor, 'leadPhase.edit', 'leadPhase', { id, version }, async (phase, tx) => {
    const funnel = await tx
      .select()
      .from(leadPhases)
      .where(
        and(
          eq(leadPhases.organizationId, actor.organizationId),
          eq(leadPhases.accountTypeId, phase.accountTypeId),
          isNull(leadPhases.archivedAt),
        ),
      )
      .for('update')
    const { writes, orderNumber } = reorder('leadPhases', inOrder(funnel), id, to)
    return { operation: 'leadPhase.reordered', facts: { name: phase.description }, set: { orderNumber }, writes }
  })
}
