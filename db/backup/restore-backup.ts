import type { MigrationMeta } from 'drizzle-orm/migrator'
import type { TransactionSql } from 'postgres'
import { copyIn } from './copy'
import type { About } from './format'
import { listTables } from './list-tables'
import { makeEmpty } from './make-empty'
import { applyMigrations, knownMigrations } from './migrations'
import { openConnection, settle } from './open-connection'
import { readBackup } from './read-backup'
import { setAside } from './set-aside'

/** Reads the whole file without writing anything; refuses one that this version of Funil cannot restore. */
export async function examineBackup(file: string) {
  const content = await readBackup(file, (_, rows) => readToEnd(rows))
  refuseUnknown(file, content.about, knownMigrations())
  return content
}

function refuseUnknown(file: string, { migrations, funil }: About, known: MigrationMeta[]) {
  if (migrations.every(({ hash }, index) => hash === known[index]?.hash)) return
  throw new Error(
    `${file} was made by another version of Funil (${funil}), whose tables this one does not know: update Funil first.`,
  )
}

/**
 * Fills an empty database from an examined backup: the tables of then, their rows, and what changed in the tables since.
 * All of it happens in one transaction: should it fail, the database is as it was.
 */
export async function restoreBackup(
  databaseUrl: string,
  file: string,
  { migrations }: About,
  tell: (line: string) => void,
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
      await fill(tx, file, tell)
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

async function fill(tx: TransactionSql, file: string, tell: (line: string) => void) {
  const ours = new Set((await listTables(tx)).map(({ table }) => table))
  await readBackup(file, async (table, rows) => {
    if (ours.has(table.table)) await copyIn(tx, table, rows)
    else await readToEnd(rows)
    tell(ours.has(table.table) ? table.table : `${table.table} is none of Funil's tables: left out`)
  })
}

async function readToEnd(rows: AsyncIterable<Buffer>) {
  for await (const _ of rows);
}
