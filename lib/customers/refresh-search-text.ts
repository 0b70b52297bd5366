import { and, eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { customers } from '@/db/schema'
import { type CustomerRow, withSearchText } from './change-customer'

/** After a contact changed: what a search looks through is not history, so it is written beside the record. */
export async function refreshSearchText(tx: Transaction, customer: CustomerRow) {
  const set = await withSearchText(tx, customer, {})
  await tx
    .update(customers)
    .set(set)
    .where(and(eq(customers.organizationId, customer.organizationId), eq(customers.id, customer.id)))
}
