import { and, eq } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Transaction } from '@/db/client'
import { type ChangedRow, changes } from '@/db/schema'
import { type Author, changeRow, type Recording } from './record'
import { keepingTotals } from './totals/keep'
import { anyKey, apply, changedRow, type RecordedTable, recordedTables, rowOf, type Write } from './write'

/** The tables whose rows come and go together, in the order in which they may refer to each other. */
const together: RecordedTable[] = ['customers', 'leads', 'phaseRecords', 'customerValues', 'leadValues']

/** Rows in one statement: it has room for some 65,000 values. */
const atOnce = 1000

/**
 * Writes many changes as `record` writes each, in fewer statements: phase records that end, one by one, then the new rows
 * of a table at once, then what else is to be written, one by one, then what is removed of a table at once, then what else
 * is changed of phase records, then the records. Of what differs in nothing (undefined) there is nothing to write.
 */
export async function recordAll(tx: Transaction, actor: Author, made: (Recording | undefined)[]) {
  const recordings = made.filter((one) => one !== undefined)
  if (recordings.length === 0 || actor.rehearses) return
  const { organizationId } = actor
  const writes = recordings.flatMap(({ decision }) => decision.writes)
  const customerIds = recordings.map(({ subject }) => subject.customerId)
  // The totals come last: what one change has added to, all others that add to it wait for.
  await keepingTotals(tx, organizationId, customerIds, writes, async () => {
    await writeAll(tx, organizationId, writes)
    for (const some of inParts(recordings))
      await tx.insert(changes).values(some.map((one) => changeRow(actor, one, rowsOf(one))))
  })
}

async function writeAll(tx: Transaction, organizationId: string, writes: Write[]) {
  const inPlace = writes.filter((write) => isChange(write) || !together.includes(write.table))
  // A lead has one record that has not ended: it ends before the next one is there …
  for (const write of inPlace) if (ends(write)) await apply(tx, organizationId, write)
  for (const table of together) {
    const values = writes.filter((write) => write.table === table && isInsert(write))
    for (const some of inParts(values.map((write) => rowOf(write, organizationId))))
      await tx.insert(recordedTables[table] as unknown as PgTable).values(some as never)
  }
  for (const write of inPlace) if (write.table !== 'phaseRecords') await apply(tx, organizationId, write)
  for (const name of [...together].reverse()) {
    const keys = writes.filter((write) => write.table === name && write.after === null).map((write) => write.key)
    const table = recordedTables[name] as typeof recordedTables.customers
    if (keys.length > 0)
      await tx.delete(table).where(and(eq(table.organizationId, organizationId), anyKey(table, keys)))
  }
  // … and the later one goes before the earlier one is open again.
  for (const write of inPlace)
    if (write.table === 'phaseRecords' && !ends(write)) await apply(tx, organizationId, write)
}

function* inParts<T>(all: T[]) {
  for (let at = 0; at < all.length; at += atOnce) yield all.slice(at, at + atOnce)
}

const ends = ({ table, before, after }: Write) => table === 'phaseRecords' && !before?.endedAt && after?.endedAt
const isChange = (write: Write) => write.before !== null && write.after !== null
const isInsert = (write: Write) => write.before === null && write.after !== null

const rowsOf = ({ decision }: Recording) =>
  decision.writes.map(changedRow).filter((row): row is ChangedRow => row !== undefined)
