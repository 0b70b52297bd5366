import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { leads } from '@/db/schema'
import { lockRow } from '../changes/gate'
import { changeCustomer } from '../customers/change-customer'
import { seenCustomer } from '../customers/edit-customer'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { lockOpenLeads } from './lock-open-leads'
import { settleEach, settleFields } from './settle-lead'

export const ChangeAccountType = (read: Reading) =>
  z.object({
    ...seenCustomer,
    accountType: read.choice(),
    ...settleFields(read),
  })
export type ChangeAccountType = z.output<ReturnType<typeof ChangeAccountType>>

/** Gives a customer another account type. With open leads it must say what becomes of them: keep, move or close. */
export function changeAccountType(actor: Actor, input: ChangeAccountType) {
  return changeCustomer(
    actor,
    'customer.edit',
    { id: input.customerId, version: input.version },
    async (customer, tx) => {
      const [from, to] = await Promise.all([
        lockRow(tx, actor, 'accountType', customer.accountTypeId, 'share'),
        lockRow(tx, actor, 'accountType', input.accountType, 'share').catch(() => undefined),
      ])
      if (!to || to.archivedAt) throw new Refusal('customer.accountTypeGone', 'accountType')
      if (from.id !== to.id) {
        const open = await lockOpenLeads(tx, actor, eq(leads.customerId, customer.id))
        await settleEach(tx, actor, open, input, (phase) => phase.accountTypeId === to.id)
      }
      return {
        operation: 'customer.accountTypeChanged',
        facts: { from: from.description, to: to.description },
        set: { accountTypeId: to.id },
      }
    },
  )
}
