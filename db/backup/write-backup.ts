import { createHash } from 'node:crypto'
import type { TransactionSql } from 'postgres'
import { copyOut } from './copy'
import { type About, asLine, countRows, endOfRows, firstLine, type Table } from './format'
import { listTables } from './list-tables'
import { listApplied } from './migrations'
import { openConnection, settle } from './open-connection'
import { writeWholeFile } from './write-whole-file'

/** A file beside the database, and how to read it. */
export type BackedUpFile = { name: string; size: number; sha256: string; bytes: () => AsyncIterable<Buffer> }

type Told = (table: string, rows: number) => unknown

/** Writes what the database holds at one instant, while others go on writing, and the files; tells of each table when it is in, and waits for `tell`. */
export async function writeBackup(
  databaseUrl: string,
  file: string,
  about: Pick<About, 'funil' | 'at'>,
  tell: Told,
  files: AsyncIterable<BackedUpFile>,
) {
  const sql = openConnection(databaseUrl)
  let failure: unknown
  try {
    await sql.begin('isolation level repeatable read read only', (tx) =>
      writeWholeFile(file, sealed(backupOf(tx, about, tell, files))).catch((error) => {
        failure = error
        throw error
      }),
    )
  } catch (error) {
    // While a table is read no rollback can be sent, and the failure of that one hides the first.
    throw failure ?? error
  } finally {
    await sql.end({ timeout: 1 })
  }
}

async function* sealed(content: AsyncIterable<Buffer | string>) {
  const hash = createHash('sha256')
  for await (const piece of content) {
    hash.update(piece)
    yield piece
  }
  yield asLine({ sha256: hash.digest('hex') })
}

async function* backupOf(
  tx: TransactionSql,
  about: Pick<About, 'funil' | 'at'>,
  tell: Told,
  files: AsyncIterable<BackedUpFile>,
) {
  await settle(tx)
  const migrations = await listApplied(tx)
  const tables = await listTables(tx)
  if (migrations.length === 0 || tables.length === 0)
    throw new Error('There is nothing to back up: Funil has not used this database.')
  await tx`lock table ${tx(tables.map(({ table }) => table))} in access share mode`
  const [server] = await tx<{ postgresql: string }[]>`select current_setting('server_version') as postgresql`
  yield firstLine
  yield asLine({ ...about, ...server, migrations } satisfies Partial<About>)
  for (const table of tables) yield* tableOf(tx, table, tell)
  // Bytes never change, and come before the row that names them: those of all rows are there, unless the daily deletion
  // of what was removed 30 days ago runs meanwhile.
  for await (const { name, size, sha256, bytes } of files) {
    yield asLine({ file: name, size, sha256 })
    yield* bytes()
  }
}

async function* tableOf(tx: TransactionSql, table: Table, tell: Told) {
  yield asLine(table)
  let rows = 0
  for await (const piece of copyOut(tx, table)) {
    rows += countRows(piece)
    yield piece
  }
  yield endOfRows + asLine({ rows })
  await tell(table.table, rows)
}
