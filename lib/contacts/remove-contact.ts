import { z } from 'zod'
import { asOneBatch } from '../changes/as-one-batch'
import { record } from '../changes/record'
import { remove } from '../changes/write'
import type { Actor } from '../permissions/actor'
import { withContact } from './change-contact'
import { seenContact } from './contact-fields'
import { detachActivities } from './detach-activities'

export const RemoveContact = z.object(seenContact)
export type RemoveContact = z.output<typeof RemoveContact>

/** Removes a contact for good; the history keeps what was known. */
export function removeContact(actor: Actor, { contactId, version }: RemoveContact) {
  const together = asOneBatch(actor)
  return withContact(together, { id: contactId, version }, async (tx, contact, customer) => {
    const { organizationId: _organization, id, ...row } = contact
    await detachActivities(tx, together, id)
    return record(
      tx,
      together,
      { entity: 'contact', entityId: id, version: contact.version + 1, customerId: customer.id },
      { operation: 'contact.removed', facts: { name: contact.name }, writes: [remove('contacts', { id }, row)] },
    )
  })
}
