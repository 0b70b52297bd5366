import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { isDeepStrictEqual } from 'node:util'
import type { Transaction } from '@/db/client'
import * as schema from '@/db/schema'
import type { ChangedRow } from '@/db/schema'

/** The tables that gates write and `changes` replays. */
export const recordedTables = {
  accountTypes: schema.accountTypes,
  leadPhases: schema.leadPhases,
  closingReasons: schema.closingReasons,
  closingReasonAccountTypes: schema.closingReasonAccountTypes,
  contacts: schema.contacts,
  customers: schema.customers,
  leads: schema.leads,
  memberships: schema.memberships,
  organizations: schema.organizations,
  phaseRecords: schema.phaseRecords,
} as const

export type RecordedTable = keyof typeof recordedTables
type Row = Record<string, unknown>

/** One row to write: `before` null inserts, `after` null deletes, else the columns of `after` that differ are set. */
export type Write = {
  table: RecordedTable
  key: Record<string, string | number>
  before: Row | null
  after: Row | null
}

export const insert = (table: RecordedTable, key: Write['key'], row: Row): Write => ({ table, key, before: null, after: row })
export const remove = (table: RecordedTable, key: Write['key'], row: Row): Write => ({ table, key, before: row, after: null })
export const update = (table: RecordedTable, key: Write['key'], row: Row, set: Row): Write => ({
  table,
  key,
  before: row,
  after: set,
})

/** Bookkeeping that says nothing to a reader of the history. */
const silent = new Set(['version', 'updatedAt', 'searchText'])

/** Writes one row inside the organization; answers what to record, or undefined when no column differs. */
export async function apply(tx: Transaction, organizationId: string, write: Write): Promise<ChangedRow | undefined> {
  const table = recordedTables[write.table] as unknown as PgTable & Record<string, never>
  const { before, after } = write
  if (!before && after) {
    await tx.insert(table).values({ ...write.key, ...after, ...organizationKey(write.table, organizationId) } as never)
    return recorded(write, null, after)
  }
  const where = keyMatches(table, write, organizationId)
  if (before && !after) {
    await tx.delete(table).where(where)
    return recorded(write, before, null)
  }
  const set = Object.fromEntries(Object.entries(after ?? {}).filter(([name, value]) => !isDeepStrictEqual(before?.[name] ?? null, value ?? null)))
  if (Object.keys(set).length === 0) return undefined
  await tx.update(table).set(set as never).where(where)
  return recorded(write, Object.fromEntries(Object.keys(set).map((name) => [name, before?.[name] ?? null])), set)
}

function keyMatches(table: PgTable & Record<string, never>, write: Write, organizationId: string): SQL {
  const key = { ...organizationKey(write.table, organizationId), ...write.key }
  return and(...Object.entries(key).map(([name, value]) => eq(table[name] ?? sql`null`, value))) ?? sql`false`
}

const organizationKey = (table: RecordedTable, organizationId: string): Record<string, string> =>
  table === 'organizations' ? { id: organizationId } : { organizationId }

function recorded(write: Write, before: Row | null, after: Row | null): ChangedRow {
  return { table: write.table, key: write.key, before: before && told(before), after: after && told(after) }
}

const told = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).filter(([name, value]) => !silent.has(name) && name !== 'organizationId' && value !== undefined),
  )
