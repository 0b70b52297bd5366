import type { MigrationMeta } from 'drizzle-orm/migrator'
import type { TransactionSql } from 'postgres'
import { copyIn } from './copy'
import type { About, File } from './format'
import { listTables } from './list-tables'
import { makeEmpty } from './make-empty'
import { applyMigrations, isOf, knownMigrations } from './migrations'
import { openConnection, settle } from './open-connection'
import { readBackup } from './read-backup'
import { setAside } from './set-aside'

/** Puts the bytes of a file where files lie; must read all of them. */
export type KeepFile = (file: File, bytes: AsyncIterable<Buffer>) => Promise<void>

/** Reads the whole file without writing anything; refuses one that this version of Funil cannot restore. */
export async function examineBackup(file: string) {
  const content = await readBackup(file, { table: (_, rows) => readToEnd(rows), file: (_, bytes) => readToEnd(bytes) })
  refuseUnknown(file, content.about, knownMigrations())
  return content
}

function refuseUnknown(file: string, { migrations, funil }: About, known: MigrationMeta[]) {
  if (migrations.every(({ hash }, index) => isOf(known[index], hash))) return
  throw new Error(
    `${file} was made by another version of Funil (${funil}), whose tables this one does not know: update Funil first.`,
  )
}

/**
 * Fills an empty database from an examined backup: the tables of then, their rows, and what changed in the tables since.
 * All of it happens in one transaction: should it fail, the database is as it was; files that were kept by then have no
 * row, and are written again by the next attempt.
 */
export async function restoreBackup(
  databaseUrl: string,
  file: string,
  { migrations }: About,
  tell: (line: string) => void,
  keepFile: KeepFile,
) {
  const known = knownMigrations()
  const sql = openConnection(databaseUrl)
  try {
    await sql.begin(async (tx) => {
      await settle(tx)
      // The lock of db/migrate.ts: Funil does not start meanwhile.
      await tx`select pg_advisory_xact_lock(5023311)`
      await makeEmpty(tx)
      await applyMigrations(tx, known.slice(0, migrations.length))
      const bringBack = await setAside(tx)
      await fill(tx, file, tell, keepFile)
      // Knowing nothing of the rows, PostgreSQL would compare each with all others to check a foreign key.
      await tx`analyze`
      await bringBack()
      await applyMigrations(tx, known.slice(migrations.length))
    })
    await sql`vacuum (analyze)`
  } finally {
    await sql.end({ timeout: 1 })
  }
}

async function fill(tx: TransactionSql, file: string, tell: (line: string) => void, keepFile: KeepFile) {
  const ours = new Set((await listTables(tx)).map(({ table }) => table))
  await readBackup(file, {
    table: async (table, rows) => {
      if (ours.has(table.table)) await copyIn(tx, table, rows)
      else await readToEnd(rows)
      tell(ours.has(table.table) ? table.table : `${table.table} is none of Funil's tables: left out`)
    },
    file: keepFile,
  })
}

async function readToEnd(rows: AsyncIterable<Buffer>) {
  for await (const _ of rows);
}
