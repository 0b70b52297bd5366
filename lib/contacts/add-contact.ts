import { z } from 'zod'
import { asOneBatch } from '../changes/as-one-batch'
import { lockRow } from '../changes/gate'
import { record } from '../changes/record'
import { transact } from '../changes/transact'
import { insert } from '../changes/write'
import { clock } from '../clock'
import { demandNotMerged } from '../customers/change-customer'
import { refreshSearchText } from '../customers/refresh-search-text'
import type { Reading } from '../format/reading'
import { newId } from '../ids'
import { type Actor, demand } from '../permissions/actor'
import { contactFields } from './contact-fields'
import { takePrimary } from './take-primary'

export const AddContact = (read: Reading) => z.object({ customerId: z.uuid(), ...contactFields(read) })
export type AddContact = z.output<ReturnType<typeof AddContact>>

export function addContact(actor: Actor, { customerId, primary, ...fields }: AddContact) {
  const together = asOneBatch(actor)
  return transact(together, async (tx) => {
    const customer = await lockRow(tx, actor, 'customer', customerId)
    demand(actor, 'contact.edit', customer.ownerId)
    demandNotMerged(customer)
    const id = newId()
    const row = { ...fields, customerId, isPrimary: primary, createdAt: clock.now() }
    if (primary) await takePrimary(tx, together, customerId, id)
    const change = await record(
      tx,
      together,
      { entity: 'contact', entityId: id, version: 1, customerId },
      { operation: 'contact.added', facts: { name: fields.name }, writes: [insert('contacts', { id }, row)] },
    )
    await refreshSearchText(tx, customer)
    return change
  })
}
