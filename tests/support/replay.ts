import { asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { database } from '@/db/client'
import { changes, contacts, customers, customerValues, leads, leadValues, phaseRecords } from '@/db/schema'
import { replay } from '@/lib/changes/replay'
import { type RecordedTable, recordedTables, silent } from '@/lib/changes/write'

const names = Object.keys(recordedTables) as RecordedTable[]

/** Expects that every table holds exactly what all change records make of it. */
export const expectReplayed = () => expectSame(sql`true`, Object.fromEntries(names.map((name) => [name, sql`true`])))

/** The same for one customer, its contacts and its leads. */
export function expectReplayedOf(customerId: string) {
  const own = database().select({ id: leads.id }).from(leads).where(eq(leads.customerId, customerId))
  return expectSame(eq(changes.customerId, customerId), {
    customers: eq(customers.id, customerId),
    contacts: eq(contacts.customerId, customerId),
    leads: eq(leads.customerId, customerId),
    phaseRecords: inArray(phaseRecords.leadId, own),
    customerValues: eq(customerValues.customerId, customerId),
    leadValues: inArray(leadValues.leadId, own),
  })
}

async function expectSame(recorded: SQL, tables: Partial<Record<RecordedTable, SQL>>) {
  const replayed = replay(await database().select().from(changes).where(recorded).orderBy(asc(changes.id)))
  for (const [table, which] of Object.entries(tables) as [RecordedTable, SQL][]) {
    const rows = await database().select().from(recordedTables[table]).where(which)
    expect(inOrder(replayed.get(table) ?? []), table).toEqual(inOrder(rows.map(told)))
  }
}

type Row = Record<string, unknown>

const told = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([name]) => !silent.has(name)))

const inOrder = (rows: Row[]) => [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))

const keyOf = (row: Row) => JSON.stringify(Object.entries(row).sort())
