import { and, eq } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Transaction } from '@/db/client'
import { type ChangedRow, changes } from '@/db/schema'
import { type Author, changeRow, type Recording } from './record'
import { keepingTotals } from './totals/keep'
import { anyKey, apply, changedRow, type RecordedTable, recordedTables, rowOf, type Write } from './write'

/** The tables whose rows come and go together, in the order in which they may refer to each other. */
const together: RecordedTable[] = ['customers', 'leads', 'phaseRecords', 'customerValues', 'leadValues']

/** Records in one statement: it has room for some 65,000 values. */
const atOnce = 1000

/**
 * Writes many changes as `record` writes each, in a handful of statements: the new rows of a table at once, then what
 * else is to be written, one by one, then what is removed of a table at once, then what is changed of phase records,
 * then the records.
 */
export async function recordAll(tx: Transaction, actor: Author, recordings: Recording[]) {
  if (recordings.length === 0) return
  const { organizationId } = actor
  const writes = recordings.flatMap(({ decision }) => decision.writes)
  const customerIds = recordings.map(({ subject }) => subject.customerId)
  await keepingTotals(tx, organizationId, customerIds, writes, () => writeAll(tx, organizationId, writes))
  for (let at = 0; at < recordings.length; at += atOnce) {
    const some = recordings.slice(at, at + atOnce)
    await tx.insert(changes).values(some.map((one) => changeRow(actor, one, rowsOf(one))))
  }
}

async function writeAll(tx: Transaction, organizationId: string, writes: Write[]) {
  for (const table of together) {
    const rows = writes.filter((write) => write.table === table && isInsert(write))
    const values = rows.map((write) => rowOf(write, organizationId))
    if (rows.length > 0) await tx.insert(recordedTables[table] as unknown as PgTable).values(values as never)
  }
  const inPlace = writes.filter((write) => isChange(write) || !together.includes(write.table))
  for (const write of inPlace) if (write.table !== 'phaseRecords') await apply(tx, organizationId, write)
  for (const name of [...together].reverse()) {
    const keys = writes.filter((write) => write.table === name && write.after === null).map((write) => write.key)
    const table = recordedTables[name] as typeof recordedTables.customers
    if (keys.length > 0)
      await tx.delete(table).where(and(eq(table.organizationId, organizationId), anyKey(table, keys)))
  }
  // A lead has one record that has not ended: the later one goes before the earlier one is open again.
  for (const write of inPlace) if (write.table === 'phaseRecords') await apply(tx, organizationId, write)
}

const isChange = (write: Write) => write.before !== null && write.after !== null
const isInsert = (write: Write) => write.before === null && write.after !== null

const rowsOf = ({ decision }: Recording) =>
  decision.writes.map(changedRow).filter((row): row is ChangedRow => row !== undefined)
