import type { Transaction } from '@/db/client'
import { atVersion, carryOut, type GateDecision, lockRow, type RowOf, type Seen } from '../changes/gate'
import type { Meeting } from '../changes/meeting'
import type { Change } from '../changes/record'
import { transact } from '../changes/transact'
import type { CustomerRow } from '../customers/change-customer'
import { refreshSearchText } from '../customers/refresh-search-text'
import { type Actor, demand } from '../permissions/actor'

export type ContactRow = RowOf<'contact'>

/** The gate of every change to a contact. Its customer is locked too: primaries and the search text are the customer's. */
export function changeContact(
  actor: Actor,
  seen: Seen,
  decide: (contact: ContactRow, tx: Transaction, meeting: Meeting) => Promise<GateDecision<'contact'>>,
): Promise<Change> {
  return withContact(
    actor,
    seen,
    async (tx, contact, _customer, meeting) =>
      carryOut(tx, actor, 'contact', contact, await decide(contact, tx, meeting)),
    { merges: true },
  )
}

export function withContact(
  actor: Actor,
  seen: Seen,
  work: (tx: Transaction, contact: ContactRow, customer: CustomerRow, meeting: Meeting) => Promise<Change>,
  { merges = false } = {},
): Promise<Change> {
  return transact(actor, async (tx) => {
    const contact = await lockRow(tx, actor, 'contact', seen.id)
    const customer = await lockRow(tx, actor, 'customer', contact.customerId)
    demand(actor, 'contact.edit', customer.ownerId)
    const change = await atVersion(tx, actor, 'contact', seen, contact.version, merges, (meeting) =>
      work(tx, contact, customer, meeting),
    )
    await refreshSearchText(tx, customer)
    return change
  })
}
