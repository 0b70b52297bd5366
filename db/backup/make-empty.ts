import type { TransactionSql } from 'postgres'
import { listTables } from './list-tables'
import { listApplied } from './migrations'

// A start of Funil leaves its tables and the link to set it up.
const withoutContent = ['setup']

/** Takes what is of a Funil that was never set up away, and refuses a database with anything else in it. */
export async function makeEmpty(tx: TransactionSql) {
  const tables = (await listTables(tx)).map(({ table }) => table)
  const isFunil = (await listApplied(tx)).length > 0
  for (const table of tables) {
    const [row] = await tx`select from ${tx(table)} limit 1`
    if (!isFunil || (row && !withoutContent.includes(table))) throw new Error(refusal(table))
  }
  if (!isFunil) return
  const [all] = await tx`
    select string_agg(c.oid::regclass::text, ', ') as tables from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`
  const functions = await tx<{ name: string }[]>`
    select distinct tgfoid::regprocedure::text as name from pg_trigger join pg_class c on c.oid = tgrelid
    where not tgisinternal and c.relnamespace = 'public'::regnamespace`
  await tx.unsafe(`drop table ${all?.tables} cascade`)
  for (const { name } of functions) await tx.unsafe(`drop function ${name}`)
  await tx`drop schema drizzle cascade`
}

const refusal = (table: string) =>
  `The database is not empty, there is a table “${table}”: a backup is restored into an empty one only. ` +
  'Create one and set DATABASE_URL, or set DATA_DIR to a new folder.'
