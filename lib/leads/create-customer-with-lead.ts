import type { z } from 'zod'
import { asOneBatch } from '../changes/as-one-batch'
import { lockRow } from '../changes/gate'
import { transact } from '../changes/transact'
import type { CustomField } from '../custom-fields/list-custom-fields'
import { addCustomer } from '../customers/create-customer'
import { CustomerFields } from '../customers/fields'
import { demandNew } from '../duplicates/likely-duplicates'
import type { Reading } from '../format/reading'
import { type Actor, demand } from '../permissions/actor'
import { openFirstLead } from './open-first-lead'

export const CreateCustomerWithLead = (read: Reading, custom: CustomField[] = []) =>
  CustomerFields(read, custom).extend({ startLead: read.ticked, addAnyway: read.text(40) })
export type CreateCustomerWithLead = z.output<ReturnType<typeof CreateCustomerWithLead>>

/** Creates a customer that looks like no other, or was confirmed, and, when asked and its account type has a complete funnel, starts its first lead. */
export function createCustomerWithLead(actor: Actor, { startLead, addAnyway, ...fields }: CreateCustomerWithLead) {
  const together = asOneBatch(actor)
  return transact(together, async (tx) => {
    demand(actor, 'customer.create')
    await demandNew(tx, actor, fields, addAnyway)
    const change = await addCustomer(tx, together, fields)
    if (startLead) await openFirstLead(tx, together, await lockRow(tx, actor, 'customer', change.entityId))
    return change
  })
}
