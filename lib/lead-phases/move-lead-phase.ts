import { z } from 'zod'
import { gate } from '../changes/gate'
import { directions, reorder } from '../changes/reorder'
import type { Actor } from '../permissions/actor'
import { type LeadPhase, listFunnel } from './funnel'
import { seenLeadPhase } from './lead-phase-fields'

export const MoveLeadPhase = z.object({ ...seenLeadPhase, to: z.enum(directions) })
export type MoveLeadPhase = z.output<typeof MoveLeadPhase>

const isOfSameType = (one: LeadPhase, other: LeadPhase) => one.phaseType === other.phaseType

/** Moves a phase among those of its type: the initial one stays first, closing ones last. */
export function moveLeadPhase(actor: Actor, { leadPhaseId: id, version, to }: MoveLeadPhase) {
  return gate(actor, 'leadPhase.edit', 'leadPhase', { id, version }, async (phase, tx) => {
    const funnel = await listFunnel(tx, actor.organizationId, phase.accountTypeId)
    const { writes, orderNumber } = reorder('leadPhases', funnel, id, to, isOfSameType)
    return { operation: 'leadPhase.reordered', facts: { name: phase.description }, set: { orderNumber }, writes }
  })
}
