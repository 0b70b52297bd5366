import { z } from 'zod'
import { seenAccountType } from '../account-types/account-type-fields'
import { asOneBatch } from '../changes/as-one-batch'
import { gate } from '../changes/gate'
import { clock } from '../clock'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { settleAccountType } from './settle-account-type'
import { settleFields } from './settle-lead'

export const ArchiveAccountType = (read: Reading) => z.object({ ...seenAccountType, ...settleFields(read) })
export type ArchiveAccountType = z.output<ReturnType<typeof ArchiveAccountType>>

/** No longer offered. Customers keep it; what becomes of the open leads in its funnel must be said. */
export function archiveAccountType(actor: Actor, input: ArchiveAccountType) {
  const { accountTypeId: id, version } = input
  const together = asOneBatch(actor)
  return gate(together, 'accountType.edit', 'accountType', { id, version }, async (accountType, tx) => {
    if (accountType.leadPhases && !accountType.archivedAt) await settleAccountType(tx, together, id, input)
    return {
      operation: 'accountType.archived',
      facts: { name: accountType.description },
      set: { archivedAt: accountType.archivedAt ?? clock.now(), isDefault: false },
    }
  })
}
