import { z } from 'zod'
import { asOneBatch } from '../changes/as-one-batch'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { changeContact } from './change-contact'
import { contactFields, seenContact } from './contact-fields'
import { takePrimary } from './take-primary'

export const EditContact = (read: Reading) => z.object({ ...seenContact, ...contactFields(read) })
export type EditContact = z.output<ReturnType<typeof EditContact>>

export function editContact(actor: Actor, { contactId, version, primary, ...fields }: EditContact) {
  const together = asOneBatch(actor)
  return changeContact(together, { id: contactId, version }, async (contact, tx, { merge }) => {
    const set = merge('contacts', { id: contactId }, contact, { ...fields, isPrimary: primary })
    if (set.isPrimary) await takePrimary(tx, together, contact.customerId, contactId)
    return { operation: 'contact.edited', facts: { name: set.name }, set }
  })
}
