import { z } from 'zod'
import { accountTypeFields, seenAccountType } from '../account-types/account-type-fields'
import { takeDefault } from '../account-types/take-default'
import { asOneBatch } from '../changes/as-one-batch'
import { gate } from '../changes/gate'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { settleAccountType } from './settle-account-type'
import { settleFields } from './settle-lead'

export const EditAccountType = (read: Reading) =>
  z.object({ ...seenAccountType, ...accountTypeFields(read), ...settleFields(read) })
export type EditAccountType = z.output<ReturnType<typeof EditAccountType>>

/** Changes an account type. Switching its lead phases off must say what becomes of the open leads in its funnel. */
export function editAccountType(actor: Actor, input: EditAccountType) {
  const { accountTypeId: id, version, code, description, leadPhases, default: isDefault } = input
  const together = asOneBatch(actor)
  return gate(
    together,
    'accountType.edit',
    'accountType',
    { id, version },
    async (accountType, tx, { merge }) => {
      const orderNumber = input.orderNumber ?? accountType.orderNumber
      const typed = { code, description, leadPhases, isDefault, orderNumber }
      const set = merge('accountTypes', { id }, accountType, typed)
      if (set.isDefault && accountType.archivedAt) throw new Refusal('accountType.isArchived', 'default')
      if (accountType.leadPhases && !set.leadPhases) await settleAccountType(tx, together, id, input)
      return {
        operation: 'accountType.edited',
        facts: { name: set.description },
        set,
        writes: set.isDefault ? await takeDefault(tx, actor.organizationId, id) : [],
      }
    },
    { merges: true },
  )
}
