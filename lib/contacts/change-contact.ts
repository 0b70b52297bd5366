import type { Transaction } from '@/db/client'
import { carryOut, type GateDecision, lockRow, type RowOf, type Seen } from '../changes/gate'
import type { Change } from '../changes/record'
import { transact } from '../changes/transact'
import type { CustomerRow } from '../customers/change-customer'
import { refreshSearchText } from '../customers/refresh-search-text'
import { type Actor, demand } from '../permissions/actor'
import { ChangedMeanwhile } from '../refusal'

export type ContactRow = RowOf<'contact'>

/** The gate of every change to a contact. Its customer is locked too: primaries and the search text are the customer's. */
export function changeContact(
  actor: Actor,
  seen: Seen,
  decide: (contact: ContactRow, tx: Transaction) => Promise<GateDecision<'contact'>>,
): Promise<Change> {
  return withContact(actor, seen, async (tx, contact) =>
    carryOut(tx, actor, 'contact', contact, await decide(contact, tx)),
  )
}

export function withContact(
  actor: Actor,
  seen: Seen,
  work: (tx: Transaction, contact: ContactRow, customer: CustomerRow) => Promise<Change>,
): Promise<Change> {
  return transact(actor, async (tx) => {
    const contact = await lockRow(tx, actor, 'contact', seen.id)
    const customer = await lockRow(tx, actor, 'customer', contact.customerId)
    demand(actor, 'contact.edit', customer.ownerId)
    if (contact.version !== seen.version) {
      throw new ChangedMeanwhile('contact', seen.id, seen.version, contact.version)
    }
    const change = await work(tx, contact, customer)
    await refreshSearchText(tx, customer)
    return change
  })
}
