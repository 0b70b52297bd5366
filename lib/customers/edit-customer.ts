import { z } from 'zod'
import type { Transaction } from '@/db/client'
import type { GateDecision } from '../changes/gate'
import type { CustomField } from '../custom-fields/list-custom-fields'
import { valueWrites } from '../custom-fields/value-writes'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { demandOwner } from '../users/demand-owner'
import { type CustomerRow, changeCustomer } from './change-customer'
import { customerColumns, customerFields } from './fields'

export const seenCustomer = { customerId: z.uuid(), version: z.coerce.number().int() }

export const EditCustomer = (read: Reading, custom: CustomField[] = []) =>
  z.object({ ...customerFields(read, custom), ...seenCustomer, number: read.requiredText(40) })
export type EditCustomer = z.output<ReturnType<typeof EditCustomer>>

/** Changes a customer's fields; its account type, which may concern open leads, has operations of its own in lib/leads. */
export function editCustomer(actor: Actor, { customerId, version, ...fields }: EditCustomer) {
  const seen = { id: customerId, version }
  return changeCustomer(
    actor,
    'customer.edit',
    seen,
    async (customer, tx, meeting) => {
      const typed = { ...customerColumns(fields), number: fields.number }
      const set = meeting.merge('customers', { id: customerId }, customer, typed)
      const writes = await valueWrites(tx, actor, 'customer', customerId, fields.custom ?? {}, meeting)
      return { ...(await takeColumns(tx, actor, customer, set)), writes }
    },
    { merges: true },
  )
}

/** The same inside another change to the customer. */
export async function takeColumns(
  tx: Transaction,
  actor: Actor,
  customer: CustomerRow,
  set: ReturnType<typeof customerColumns> & { number: string },
): Promise<GateDecision<'customer'>> {
  if (set.ownerId !== customer.ownerId) await demandOwner(tx, actor, set.ownerId)
  return { operation: 'customer.edited', facts: { name: set.name }, set }
}
