import type { z } from 'zod'
import { lockRow } from '../changes/gate'
import { transact } from '../changes/transact'
import { addCustomer } from '../customers/create-customer'
import { CustomerFields } from '../customers/fields'
import type { Reading } from '../format/reading'
import { isComplete, listFunnel } from '../lead-phases/funnel'
import { findOrganization } from '../organizations/find-organization'
import type { Actor } from '../permissions/actor'
import { openLead } from './start-lead'

export const CreateCustomerWithLead = (read: Reading) => CustomerFields(read).extend({ startLead: read.ticked })
export type CreateCustomerWithLead = z.output<ReturnType<typeof CreateCustomerWithLead>>

/** Creates a customer and, when asked and its account type has a complete funnel, starts its first lead. */
export function createCustomerWithLead(actor: Actor, { startLead, ...fields }: CreateCustomerWithLead) {
  return transact(actor, async (tx) => {
    const change = await addCustomer(tx, actor, fields)
    const customer = await lockRow(tx, actor, 'customer', change.entityId)
    const accountType = await lockRow(tx, actor, 'accountType', customer.accountTypeId, 'share')
    const { funnelOn } = await findOrganization(tx, actor.organizationId)
    const funnel = accountType.leadPhases && funnelOn ? await listFunnel(tx, actor.organizationId, accountType.id) : []
    if (startLead && isComplete(funnel)) await openLead(tx, { ...actor, requestId: undefined }, customer, null)
    return change
  })
}
