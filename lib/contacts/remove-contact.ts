import { z } from 'zod'
import { record } from '../changes/record'
import { remove } from '../changes/write'
import type { Actor } from '../permissions/actor'
import { withContact } from './change-contact'
import { seenContact } from './contact-fields'

export const RemoveContact = z.object(seenContact)
export type RemoveContact = z.output<typeof RemoveContact>

/** Removes a contact for good; the history keeps what was known. */
export function removeContact(actor: Actor, { contactId, version }: RemoveContact) {
  return withContact(actor, { id: contactId, version }, (tx, contact, customer) => {
    const { organizationId: _organization, id, ...row } = contact
    return record(
      tx,
      actor,
      { entity: 'contact', entityId: id, version: contact.version + 1, customerId: customer.id },
      { operation: 'contact.removed', facts: { name: contact.name }, writes: [remove('contacts', { id }, row)] },
    )
  })
}
