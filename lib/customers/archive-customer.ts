import { z } from 'zod'
import { clock } from '../clock'
import type { Actor } from '../permissions/actor'
import { changeCustomer } from './change-customer'
import { seenCustomer } from './edit-customer'

export const ArchiveCustomer = z.object(seenCustomer)
export type ArchiveCustomer = z.output<typeof ArchiveCustomer>

/** No longer in the list, still readable; open leads stay as they are. */
export function archiveCustomer(actor: Actor, input: ArchiveCustomer) {
  return changeCustomer(actor, 'customer.archive', { id: input.customerId, version: input.version }, (customer) => ({
    operation: 'customer.archived',
    facts: { name: customer.name },
    set: { archivedAt: customer.archivedAt ?? clock.now() },
  }))
}

export function restoreCustomer(actor: Actor, input: ArchiveCustomer) {
  return changeCustomer(actor, 'customer.archive', { id: input.customerId, version: input.version }, (customer) => ({
    operation: 'customer.restored',
    facts: { name: customer.name },
    set: { archivedAt: null },
  }))
}
