import { isDeepStrictEqual } from 'node:util'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Transaction } from '@/db/client'
import type { ChangedRow } from '@/db/schema'
import * as schema from '@/db/schema'

/** The tables that gates write and `changes` replays. */
export const recordedTables = {
  accountTypes: schema.accountTypes,
  activities: schema.activities,
  leadPhases: schema.leadPhases,
  closingReasons: schema.closingReasons,
  closingReasonAccountTypes: schema.closingReasonAccountTypes,
  contacts: schema.contacts,
  customFieldChoices: schema.customFieldChoices,
  customFields: schema.customFields,
  customers: schema.customers,
  customerValues: schema.customerValues,
  files: schema.files,
  leadPhaseRequiredFields: schema.leadPhaseRequiredFields,
  leads: schema.leads,
  leadValues: schema.leadValues,
  memberships: schema.memberships,
  organizations: schema.organizations,
  phaseRecords: schema.phaseRecords,
  savedViews: schema.savedViews,
  teams: schema.teams,
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

export const insert = (table: RecordedTable, key: Write['key'], row: Row): Write => ({
  table,
  key,
  before: null,
  after: row,
})
export const remove = (table: RecordedTable, key: Write['key'], row: Row): Write => ({
  table,
  key,
  before: row,
  after: null,
})
export const update = (table: RecordedTable, key: Write['key'], row: Row, set: Row): Write => ({
  table,
  key,
  before: row,
  after: set,
})

/** Bookkeeping that says nothing to a reader of the history. */
export const silent = new Set(['version', 'updatedAt', 'searchText'])

/** Writes one row inside the organization; answers what to record, or undefined when no column differs. */
export async function apply(tx: Transaction, organizationId: string, write: Write): Promise<ChangedRow | undefined> {
  const table = recordedTables[write.table] as unknown as PgTable & Record<string, never>
  const { before, after } = write
  const changed = changedRow(write)
  if (!changed) return undefined
  if (before && after) {
    await tx
      .update(table)
      .set(differences(before, after) as never)
      .where(keyMatches(table, write, organizationId))
  } else if (after) {
    await tx.insert(table).values(rowOf(write, organizationId) as never)
  } else {
    await tx.delete(table).where(keyMatches(table, write, organizationId))
  }
  return changed
}

/** The new row of a write that inserts one. */
export const rowOf = ({ table, key, after }: Write, organizationId: string): Row => ({
  ...after,
  ...key,
  ...organizationKey(table, organizationId),
})

/** What to record of a write; undefined when no column differs. */
export function changedRow({ table, key, before, after }: Write): ChangedRow | undefined {
  if (!before || !after) return { table, key, before: before && told(before), after: after && told(after) }
  const set = differences(before, after)
  const names = Object.keys(set)
  if (names.length === 0) return undefined
  return {
    table,
    key,
    before: told(Object.fromEntries(names.map((name) => [name, before[name] ?? null]))),
    after: told(set),
  }
}

/** The columns of `after` that are not as they were. */
export const differences = (before: Row, after: Row): Row =>
  Object.fromEntries(
    Object.entries(after).filter(([name, value]) => !isDeepStrictEqual(before[name] ?? null, value ?? null)),
  )

/** The rows of a table with any of these keys. */
export function anyKey(table: PgTable, keys: Write['key'][]): SQL {
  const columns = table as PgTable & Record<string, PgColumn>
  const names = Object.keys(keys[0] ?? {})
  const own = names.map((name) => columns[name] ?? sql`null`)
  const lists = names.map(
    (name) => sql`${sql.param(keys.map((key) => key[name]))}::${sql.raw(columns[name]?.getSQLType() ?? 'text')}[]`,
  )
  return sql`(${sql.join(own, sql`, `)}) in (select * from unnest(${sql.join(lists, sql`, `)}))`
}

function keyMatches(table: PgTable & Record<string, never>, write: Write, organizationId: string): SQL {
  const key = { ...organizationKey(write.table, organizationId), ...write.key }
  return and(...Object.entries(key).map(([name, value]) => eq(table[name] ?? sql`null`, value))) ?? sql`false`
}

const organizationKey = (table: RecordedTable, organizationId: string): Record<string, string> =>
  table === 'organizations' ? { id: organizationId } : { organizationId }

const told = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).filter(
      ([name, value]) => !silent.has(name) && name !== 'organizationId' && value !== undefined,
    ),
  )
