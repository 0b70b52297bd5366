import { v7 } from 'uuid'
import type { changes } from '@/db/schema'
import type { Author, Decision, Subject } from '@/lib/changes/record'
import { changedRow, type RecordedTable, update, type Write } from '@/lib/changes/write'
import { clock } from '@/lib/clock'
import type { Random } from './random'

type Row = Record<string, unknown>

/** Rows and their change records, kept in memory as the gates keep them in the database, to be brought in at once. */
export type Book = {
  organizationId: string
  random: Random
  tables: Map<RecordedTable, Map<string, Row>>
  changes: (typeof changes.$inferInsert)[]
}

export const openBook = (organizationId: string, random: Random): Book => ({
  organizationId,
  random,
  tables: new Map(),
  changes: [],
})

/** An id as it would have been made at that instant. */
export const idAt = ({ random }: Book, at: Date) => v7({ msecs: at.getTime(), random: random.bytes(16) })

/** What `work` does, it does at that instant. It must not wait for anything: others ask the same clock. */
export function atInstant<T>(at: Date, work: () => T): T {
  const { now } = clock
  clock.now = () => at
  try {
    return work()
  } finally {
    clock.now = now
  }
}

export type By = Pick<Author, 'userId' | 'through' | 'batchId'>

/** As `record` does it in a transaction. */
export function enterInBook(
  book: Book,
  by: By,
  at: Date,
  subject: Subject,
  { operation, facts = {}, writes }: Decision,
) {
  const { version: entityVersion, customerId = null, ...entity } = subject
  const rows = writes.flatMap((write) => keep(book, write) ?? [])
  const { organizationId } = book
  book.changes.push({
    organizationId,
    id: idAt(book, at),
    ...entity,
    entityVersion,
    customerId,
    operation,
    facts,
    rows,
    ...by,
    at,
  })
}

/** As `carryOut` does it: the entity's own row gets the next version. */
export function changeInBook(
  book: Book,
  by: By,
  at: Date,
  entity: 'customer' | 'lead',
  id: string,
  { set = {}, writes = [], ...decision }: Omit<Decision, 'writes'> & { set?: Row; writes?: Write[] },
) {
  const table = entity === 'customer' ? 'customers' : 'leads'
  const row = rowIn<{ version: number; customerId?: string }>(book, table, { id })
  const version = row.version + 1
  const own = update(table, { id }, row, { ...set, version, updatedAt: at })
  const customerId = entity === 'customer' ? id : row.customerId
  enterInBook(book, by, at, { entity, entityId: id, version, customerId }, { ...decision, writes: [...writes, own] })
}

export function rowIn<T>(book: Book, table: RecordedTable, key: Write['key']): T {
  const row = book.tables.get(table)?.get(JSON.stringify(key))
  if (!row) throw new Error(`no row ${JSON.stringify(key)} in ${table}`)
  return row as T
}

function keep(book: Book, write: Write) {
  const table = book.tables.get(write.table) ?? new Map<string, Row>()
  book.tables.set(write.table, table)
  const key = JSON.stringify(write.key)
  const before = table.get(key) ?? { ...write.key, organizationId: book.organizationId, version: 1 }
  table.set(key, { ...before, ...write.after })
  return changedRow(write)
}
