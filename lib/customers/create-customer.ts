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

/** Whether a number is to be somebody's, whom the database does not have yet. */
export type IsClaimed = (tx: Transaction, number: number) => Promise<boolean>

/**
 * Counts on until a number is free: some may have been given by hand, or brought in. Whole runs of them are passed over at
 * once, and the counter stands at the number found, so that nobody passes over them again.
 */
export async function nextNumber(
  tx: Transaction,
  { organizationId }: Actor,
  isClaimed: IsClaimed = async () => false,
): Promise<string> {
  const own = and(eq(counters.organizationId, organizationId), eq(counters.name, 'customerNumber'))
  const [counter] = await tx
    .insert(counters)
    .values({ organizationId, name: 'customerNumber', value: 10_001 })
    .onConflictDoUpdate({
      target: [counters.organizationId, counters.name],
      set: { value: sql`${counters.value} + 1` },
    })
    .returning({ value: counters.value })
  const next = counter?.value ?? 0
  for (let [from, count] = [next, 1]; ; from += count, count = Math.min(count * 100, 10_000)) {
    for (const number of await freeNumbers(tx, organizationId, from, count)) {
      if (await isClaimed(tx, number)) continue
      if (number !== next) await tx.update(counters).set({ value: number }).where(own)
      return String(number)
    }
  }
}

/** Which of so many numbers, from one on, are no customer's. */
async function freeNumbers(tx: Transaction, organizationId: string, from: number, count: number): Promise<number[]> {
  const rows = await tx.execute<{ number: number }>(sql`
    select one::float8 as number from generate_series(${from}::bigint, ${from + count - 1}::bigint) as one
    where not exists (
      select from ${customers}
      where ${customers.organizationId} = ${organizationId} and ${customers.number} = one::text)
    order by 1`)
  return rows.map(({ number }) => number)
}
