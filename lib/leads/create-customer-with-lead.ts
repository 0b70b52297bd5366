import type { z } from 'zod'
import { asOneBatch } from '../changes/as-one-batch'
import { lockRow } from '../changes/gate'
import { transact } from '../changes/transact'
import { addCustomer } from '../customers/create-customer'
import { CustomerFields } from '../customers/fields'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { openFirstLead } from './open-first-lead'

export const CreateCustomerWithLead = (read: Reading) => CustomerFields(read).extend({ startLead: read.ticked })
export type CreateCustomerWithLead = z.output<ReturnType<typeof CreateCustomerWithLead>>

/** Creates a customer and, when asked and its account type has a complete funnel, starts its first lead. */
export function createCustomerWithLead(actor: Actor, { startLead, ...fields }: CreateCustomerWithLead) {
  const together = asOneBatch(actor)
  return transact(together, async (tx) => {
    const change = await addCustomer(tx, together, fields)
    if (startLead) await openFirstLead(tx, together, await lockRow(tx, actor, 'customer', change.entityId))
    return change
  })
}
