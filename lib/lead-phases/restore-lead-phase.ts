import { z } from 'zod'
import { gate } from '../changes/gate'
import type { Actor } from '../permissions/actor'
import { seenLeadPhase } from './lead-phase-fields'

export const RestoreLeadPhase = z.object(seenLeadPhase)
export type RestoreLeadPhase = z.output<typeof RestoreLeadPhase>

export function restoreLeadPhase(actor: Actor, { leadPhaseId: id, version }: RestoreLeadPhase) {
  return gate(actor, 'leadPhase.edit', 'leadPhase', { id, version }, (phase) => ({
    operation: 'leadPhase.restored',
    facts: { name: phase.description },
    set: { archivedAt: null },
  }))
}
