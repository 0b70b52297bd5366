import { fileURLToPath } from 'node:url'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import type { TransactionSql } from 'postgres'
import type { About } from './format'

export const knownMigrations = () =>
  readMigrationFiles({ migrationsFolder: fileURLToPath(new URL('../migrations', import.meta.url)) })

/** Hashes of former texts of a migration, by its time: it made the same tables, and did less for the rows. */
export const formerly = new Map([[1795757250620, 'f559793345c9d0173f2fdb1b85fddb9c8912b745c8121068508cdf708e92a9eb']])

/** Whether the hash is that of a migration, as it is or as it was. */
export const isOf = (migration: MigrationMeta | undefined, hash: string) =>
  migration !== undefined && [migration.hash, formerly.get(migration.folderMillis)].includes(hash)

/** Those that made the tables what they are, in their order; none in a database that Funil never used. */
export async function listApplied(tx: TransactionSql): Promise<About['migrations']> {
  const [found] = await tx`select to_regclass('drizzle.__drizzle_migrations') as journal`
  if (!found?.journal) return []
  const rows = await tx<{ hash: string; created_at: string }[]>`
    select hash, created_at from drizzle.__drizzle_migrations order by created_at, id`
  return rows.map(({ hash, created_at }) => ({ hash, createdAt: Number(created_at) }))
}

/** What drizzle's migrator does, but within a transaction that goes on, and no further than asked. */
export async function applyMigrations(tx: TransactionSql, migrations: MigrationMeta[]) {
  await tx`create schema if not exists drizzle`
  await tx`create table if not exists drizzle.__drizzle_migrations
    (id serial primary key, hash text not null, created_at bigint)`
  for (const { sql, hash, folderMillis } of migrations) {
    for (const statement of sql) await tx.unsafe(statement)
    await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`
  }
}
