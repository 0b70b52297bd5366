import { z } from 'zod'
import { gate } from '../changes/gate'
import { clock } from '../clock'
import type { Actor } from '../permissions/actor'
import { seenAccountType } from './account-type-fields'

export const ArchiveAccountType = z.object(seenAccountType)
export type ArchiveAccountType = z.output<typeof ArchiveAccountType>

/** No longer offered. Customers keep it, and their leads go on in its funnel. */
export function archiveAccountType(actor: Actor, { accountTypeId: id, version }: ArchiveAccountType) {
  return gate(actor, 'accountType.edit', 'accountType', { id, version }, (accountType) => ({
    operation: 'accountType.archived',
    facts: { name: accountType.description },
    set: { archivedAt: accountType.archivedAt ?? clock.now(), isDefault: false },
  }))
}

export function restoreAccountType(actor: Actor, { accountTypeId: id, version }: ArchiveAccountType) {
  return gate(actor, 'accountType.edit', 'accountType', { id, version }, (accountType) => ({
    operation: 'accountType.restored',
    facts: { name: accountType.description },
    set: { archivedAt: null },
  }))
}
