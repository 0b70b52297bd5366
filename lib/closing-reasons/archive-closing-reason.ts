import { z } from 'zod'
import { gate } from '../changes/gate'
import { clock } from '../clock'
import type { Actor } from '../permissions/actor'
import { seenClosingReason } from './closing-reason-fields'

export const ArchiveClosingReason = z.object(seenClosingReason)
export type ArchiveClosingReason = z.output<typeof ArchiveClosingReason>

/** No longer offered; leads closed with it keep it, under its name. */
export function archiveClosingReason(actor: Actor, { closingReasonId: id, version }: ArchiveClosingReason) {
  return gate(actor, 'closingReason.edit', 'closingReason', { id, version }, (reason) => ({
    operation: 'closingReason.archived',
    facts: { name: reason.description },
    set: { archivedAt: reason.archivedAt ?? clock.now() },
  }))
}

export function restoreClosingReason(actor: Actor, { closingReasonId: id, version }: ArchiveClosingReason) {
  return gate(actor, 'closingReason.edit', 'closingReason', { id, version }, (reason) => ({
    operation: 'closingReason.restored',
    facts: { name: reason.description },
    set: { archivedAt: null },
  }))
}
