import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { leads } from '@/db/schema'
import { accountTypeFields, seenAccountType } from '../account-types/account-type-fields'
import { takeDefault } from '../account-types/take-default'
import { gate } from '../changes/gate'
import type { Reading } from '../format/reading'
import { newId } from '../ids'
import type { Actor } from '../permissions/actor'
import { lockOpenLeads } from './lock-open-leads'
import { settleEach, settleFields } from './settle-lead'

export const EditAccountType = (read: Reading) =>
  z.object({ ...seenAccountType, ...accountTypeFields(read), ...settleFields(read) })
export type EditAccountType = z.output<ReturnType<typeof EditAccountType>>

/** Changes an account type. Switching its lead phases off must say what becomes of the open leads in its funnel. */
export function editAccountType(actor: Actor, input: EditAccountType) {
  const { accountTypeId: id, version, code, description, leadPhases, default: isDefault } = input
  return gate(actor, 'accountType.edit', 'accountType', { id, version }, async (accountType, tx) => {
    if (accountType.leadPhases && !leadPhases) {
      const open = await lockOpenLeads(tx, actor, eq(leads.accountTypeId, id))
      await settleEach(
        tx,
        { ...actor, batchId: actor.batchId ?? newId() },
        open,
        input,
        (phase) => phase.accountTypeId !== id,
      )
    }
    return {
      operation: 'accountType.edited',
      facts: { name: description },
      set: { code, description, leadPhases, isDefault, orderNumber: input.orderNumber ?? accountType.orderNumber },
      writes: isDefault ? await takeDefault(tx, actor.organizationId, id) : [],
    }
  })
}
