import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { TransactionSql } from 'postgres'
import type { Table } from './format'

/** The rows of a table as text, no faster than they are taken. */
export async function* copyOut(tx: TransactionSql, { table, columns }: Table): AsyncGenerator<Buffer> {
  const rows: Readable = await tx`copy ${tx(table)} (${tx(columns)}) to stdout`.readable()
  yield* rows
  // A socket that was paused for the last rows would sleep on: https://github.com/porsager/postgres/issues/917
  rows._read(0)
}

export async function copyIn(tx: TransactionSql, { table, columns }: Table, rows: AsyncIterable<Buffer>) {
  const query = tx`copy ${tx(table)} (${tx(columns)}) from stdin`
  // Rows refused at their end are not told to the stream: https://github.com/porsager/postgres/issues/1173
  const refused = new Promise<never>((_, reject) => Object.assign(query, { reject }))
  await Promise.race([refused, query.writable().then((into) => pipeline(rows, into))])
}
