import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { counters, customers } from '@/db/schema'
import { lockRow } from '../changes/gate'
import { type Change, type Recording, record } from '../changes/record'
import { transact } from '../changes/transact'
import { insert } from '../changes/write'
import { clock } from '../clock'
import { valueWrites } from '../custom-fields/value-writes'
import { newId } from '../ids'
import { type Actor, demand } from '../permissions/actor'
import { Refusal, unlessMissing } from '../refusal'
import { demandOwner } from '../users/demand-owner'
import type { CustomerRow } from './change-customer'
import { CustomerFields, customerColumns } from './fields'
import { searchText } from './search-text'

export const CreateCustomer = CustomerFields
export type CreateCustomer = CustomerFields

export function createCustomer(actor: Actor, input: CreateCustomer) {
  return transact(actor, (tx) => addCustomer(tx, actor, input))
}

/** The same inside another operation's transaction. A number left empty is filled with the next free one. */
export async function addCustomer(tx: Transaction, actor: Actor, input: CreateCustomer): Promise<Change> {
  demand(actor, 'customer.create')
  const accountType = await lockRow(tx, actor, 'accountType', input.accountType, 'share').catch(unlessMissing)
  if (!accountType || accountType.archivedAt) throw new Refusal('customer.accountTypeGone', 'accountType')
  await demandOwner(tx, actor, input.owner)
  const number = input.number ?? (await nextNumber(tx, actor))
  const { subject, decision } = creation(actor, input, number)
  const values = await valueWrites(tx, actor, 'customer', subject.entityId, input.custom ?? {})
  return record(tx, actor, subject, { ...decision, writes: [...decision.writes, ...values] })
}

/** What creating a customer writes, but for its custom fields, for an account type and an owner that were looked at. */
export function creation(actor: Actor, input: CreateCustomer, number: string): Recording & { row: CustomerRow } {
  demand(actor, 'customer.create')
  const id = newId()
  const now = clock.now()
  const { accountType: accountTypeId, ...fields } = input
  const columns = { ...customerColumns(fields), accountTypeId, number }
  const row = { ...columns, searchText: searchText(columns, []), createdAt: now, updatedAt: now }
  return {
    subject: { entity: 'customer', entityId: id, version: 1, customerId: id },
    decision: {
      operation: 'customer.created',
      facts: { name: input.name },
      writes: [insert('customers', { id }, row)],
    },
    row: { ...row, organizationId: actor.organizationId, id, archivedAt: null, mergedIntoId: null, version: 1 },
  }
}

/** Counts on until a number is free: some may have been given by hand. */
export async function nextNumber(tx: Transaction, actor: Actor): Promise<string> {
  for (;;) {
    const [counter] = await tx
      .insert(counters)
      .values({ organizationId: actor.organizationId, name: 'customerNumber', value: 10_001 })
      .onConflictDoUpdate({
        target: [counters.organizationId, counters.name],
        set: { value: sql`${counters.value} + 1` },
      })
      .returning({ value: counters.value })
    const number = String(counter?.value)
    const [taken] = await tx
      .select({ id: customers.id })
      .from(customers)
      .where(and(eq(customers.organizationId, actor.organizationId), eq(customers.number, number)))
    if (!taken) return number
  }
}
