import { and, eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { contacts } from '@/db/schema'
import { type GateDecision, gate, type RowOf, type Seen } from '../changes/gate'
import type { Meeting } from '../changes/meeting'
import type { Change } from '../changes/record'
import type { Actor } from '../permissions/actor'
import type { Permission } from '../permissions/vocabulary'
import { Refusal } from '../refusal'
import { searchText } from './search-text'

export type CustomerRow = RowOf<'customer'>

/** The gate of every change to a customer; keeps the text that searches look through up to date. */
export function changeCustomer(
  actor: Actor,
  permission: Permission,
  seen: Seen,
  decide: (
    customer: CustomerRow,
    tx: Transaction,
    meeting: Meeting,
  ) => GateDecision<'customer'> | Promise<GateDecision<'customer'>>,
  { merges = false } = {},
): Promise<Change> {
  return gate(
    actor,
    permission,
    'customer',
    seen,
    async (customer, tx, meeting) => {
      demandNotMerged(customer)
      const decision = await decide(customer, tx, meeting)
      return { ...decision, set: await withSearchText(tx, customer, decision.set ?? {}) }
    },
    { ownerOf: (customer) => customer.ownerId, merges },
  )
}

/** What became one with another customer is changed there. */
export function demandNotMerged({ mergedIntoId }: Pick<CustomerRow, 'mergedIntoId'>) {
  if (mergedIntoId) throw new Refusal('customer.isMerged')
}

export async function withSearchText(tx: Transaction, customer: CustomerRow, set: Partial<CustomerRow>) {
  const people = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.organizationId, customer.organizationId), eq(contacts.customerId, customer.id)))
  return { ...set, searchText: searchText({ ...customer, ...set }, people) }
}
