import { z } from 'zod'
import { gate } from '../changes/gate'
import type { Actor } from '../permissions/actor'
import { seenAccountType } from './account-type-fields'

export const RestoreAccountType = z.object(seenAccountType)
export type RestoreAccountType = z.output<typeof RestoreAccountType>

export function restoreAccountType(actor: Actor, { accountTypeId: id, version }: RestoreAccountType) {
  return gate(actor, 'accountType.edit', 'accountType', { id, version }, (accountType) => ({
    operation: 'accountType.restored',
    facts: { name: accountType.description },
    set: { archivedAt: null },
  }))
}
