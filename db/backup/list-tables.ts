import type { TransactionSql } from 'postgres'
import type { Table } from './format'

/** Who is signed in and who guessed passwords is of the moment: a session that ended since must not come back. */
const ofTheMoment = ['sessions', 'sign_in_guesses']

/** The tables that a backup keeps, as the database knows them, with the columns that are written. */
export async function listTables(tx: TransactionSql): Promise<Table[]> {
  const tables = await tx<Table[]>`
    select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    group by c.relname
    order by c.relname`
  return tables.filter(({ table }) => !ofTheMoment.includes(table))
}
