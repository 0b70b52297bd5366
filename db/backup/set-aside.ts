import type { TransactionSql } from 'postgres'

type Kept = { table: string; name: string; definition: string }

/**
 * Takes the foreign keys and the indexes that no constraint needs from all tables, and returns what brings them back:
 * then rows may come in any order, and each is built or checked once for all of them. The triggers that hold the rules of
 * phase records stand still meanwhile. An owner may; it needs no superuser.
 */
export async function setAside(tx: TransactionSql): Promise<() => Promise<void>> {
  const foreignKeys = await tx<Kept[]>`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace
    order by 1, 2`
  const indexes = await tx<Kept[]>`
    select i.indrelid::regclass::text as table, i.indexrelid::regclass::text as name,
      pg_get_indexdef(i.indexrelid) as definition
    from pg_index i
    join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = 'public'::regnamespace
      and not exists (select from pg_constraint k where k.conindid = c.oid and k.contype in ('p', 'u', 'x'))
    order by 1, 2`
  const guarded = await tx<{ table: string }[]>`
    select distinct tgrelid::regclass::text as table from pg_trigger join pg_class c on c.oid = tgrelid
    where not tgisinternal and c.relnamespace = 'public'::regnamespace`
  for (const { table } of guarded) await tx.unsafe(`alter table ${table} disable trigger user`)
  for (const { table, name } of foreignKeys) await tx.unsafe(`alter table ${table} drop constraint ${name}`)
  for (const { name } of indexes) await tx.unsafe(`drop index ${name}`)
  return async () => {
    for (const { definition } of indexes) await tx.unsafe(definition)
    for (const { table, name, definition } of foreignKeys)
      await tx.unsafe(`alter table ${table} add constraint ${name} ${definition}`)
    for (const { table } of guarded) await tx.unsafe(`alter table ${table} enable trigger user`)
  }
}
