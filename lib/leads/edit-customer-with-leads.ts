import type { z } from 'zod'
import { asOneBatch } from '../changes/as-one-batch'
import type { CustomField } from '../custom-fields/list-custom-fields'
import { valueWrites } from '../custom-fields/value-writes'
import { changeCustomer } from '../customers/change-customer'
import { EditCustomer, takeColumns } from '../customers/edit-customer'
import { customerColumns } from '../customers/fields'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { takeAccountType } from './change-account-type'
import { giveLeadsOfOwner } from './change-owner'
import { openFirstLead } from './open-first-lead'
import { settleFields } from './settle-lead'

export const EditCustomerWithLeads = (read: Reading, custom: CustomField[] = []) =>
  EditCustomer(read, custom).extend({
    ...{ accountType: read.choice(), startLead: read.ticked, giveLeads: read.ticked },
    ...settleFields(read),
  })
export type EditCustomerWithLeads = z.output<ReturnType<typeof EditCustomerWithLeads>>

/**
 * Changes a customer's fields and account type as one. With another account type open leads must be settled; where none
 * is open, one is started in the new funnel when asked. Another owner gets the open leads of the former one, when asked.
 */
export function editCustomerWithLeads(actor: Actor, input: EditCustomerWithLeads) {
  const { customerId, version, accountType, startLead, giveLeads, leads, leadPhase, closingReason, ...fields } = input
  const seen = { id: customerId, version }
  const together = asOneBatch(actor)
  const typed = { ...customerColumns(fields), number: fields.number, accountTypeId: accountType }
  return changeCustomer(
    together,
    'customer.edit',
    seen,
    async (customer, tx, meeting) => {
      const { accountTypeId, ...columns } = meeting.merge('customers', { id: customerId }, customer, typed)
      const edited = await takeColumns(tx, actor, customer, columns)
      const writes = await valueWrites(tx, together, 'customer', customerId, fields.custom ?? {}, meeting)
      if (meeting.clashes.length > 0) return { ...edited, writes }
      const settled = { accountType: accountTypeId, leads, leadPhase, closingReason }
      const retyped =
        accountTypeId === customer.accountTypeId ? undefined : await takeAccountType(tx, together, customer, settled)
      // Only once they are settled, and closed as theirs whose they are.
      if (giveLeads) await giveLeadsOfOwner(tx, together, customer, columns.ownerId)
      if (!retyped) return { ...edited, writes }
      const { decision, open } = retyped
      const set = { ...edited.set, ...decision.set }
      if (startLead && open.length === 0 && !customer.archivedAt)
        await openFirstLead(tx, together, { ...customer, ...set })
      return { ...decision, set, writes }
    },
    { merges: true },
  )
}
