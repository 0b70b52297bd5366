import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Reader, Transaction } from '@/db/client'

/**
 * A table of totals that stands beside the rows it counts, which of its columns are added up where the others are alike,
 * and the query that makes it out of the tables. `which` narrows customers `c`.
 */
export type Kept = {
  table: PgTable
  sums: string[]
  rows: (organizationId: string, which: SQL) => SQL
}

/**
 * Rows that are alike, and their sums: in `key` the values of the columns in which they are alike, none of which has a
 * space, because a change reads some hundred cells and writes few. All as text: sums may be larger than what a number of
 * JavaScript holds.
 */
export type Cell = Record<string, string> & { key: string }

/** Nothing, or nobody. */
export const zeroId = sql`'00000000-0000-0000-0000-000000000000'::uuid`
export const everyoneId = sql`'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid`

/** The columns but for the organization, each with its type. */
const columnsOf = ({ table }: Kept): [name: string, type: string][] =>
  Object.entries(getTableColumns(table))
    .filter(([name]) => name !== 'organizationId')
    .map(([name, column]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), column.getSQLType()])

const keyNames = (kept: Kept) => columnsOf(kept).flatMap(([name]) => (kept.sums.includes(name) ? [] : [name]))
/** The columns in which the rows of a cell are alike. */
export function keyOf(kept: Kept, { key }: Cell): Record<string, string> {
  const values = key.split(' ')
  return Object.fromEntries(keyNames(kept).map((name, at) => [name, values[at] ?? '']))
}
const names = (kept: Kept) =>
  sql.raw(
    columnsOf(kept)
      .map(([name]) => name)
      .join(', '),
  )
const asText = (kept: Kept) => ({
  key: sql<string>`concat_ws(' ', ${sql.raw(keyNames(kept).join(', '))})`,
  ...Object.fromEntries(kept.sums.map((name) => [name, sql<string>`${sql.raw(name)}::text`])),
})

/** The cells as the tables make them. */
export const cellsOf = (db: Reader, kept: Kept, organizationId: string): Promise<Cell[]> =>
  db.select(asText(kept)).from(sql`(${kept.rows(organizationId, sql``)}) as cells`)

/** The same of some customers. Planned once per connection: every change asks it twice, and planning takes longest. */
export function cellsOfCustomers(db: Reader, kept: Kept, organizationId: string, ids: string[]): Promise<Cell[]> {
  const which = sql`and c.id = any(${uuids(ids)})`
  return db
    .select(asText(kept))
    .from(sql`(${kept.rows(organizationId, which)}) as cells`)
    .prepare(`cells_of_${getTableName(kept.table)}`)
    .execute()
}

/** Any number of ids as one parameter. */
export const uuids = (ids: string[]) => sql`${`{${ids.join(',')}}`}::text::uuid[]`

/** The cells as they are kept. */
export const keptCells = (db: Reader, kept: Kept, organizationId: string): Promise<Cell[]> =>
  db.select(asText(kept)).from(kept.table).where(sql`organization_id = ${organizationId}`)

/** What the one has more than the other, cell by cell; what is the same in both is left out. */
export function difference({ sums }: Kept, before: Cell[], after: Cell[]): Cell[] {
  const cells = new Map(after.map((cell) => [cell.key, cell]))
  for (const cell of before) {
    const { key } = cell
    const found = cells.get(key)
    const less = sums.map((name) => [name, String(BigInt(found?.[name] ?? 0) - BigInt(cell[name] ?? 0))])
    cells.set(key, { ...cell, ...Object.fromEntries(less) })
  }
  return [...cells.values()].filter((cell) => sums.some((name) => BigInt(cell[name] ?? 0) !== 0n))
}

/** Adds to the cells that are kept; in one order, so that two who do wait for each other one way round. */
export async function add(tx: Transaction, kept: Kept, organizationId: string, cells: Cell[]) {
  if (cells.length === 0) return
  const ordered = cells.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map((cell) => ({ ...cell, ...keyOf(kept, cell) }))
  const columns = columnsOf(kept)
  const read = columns.map(([name, type]) => `x.${name}::${type}`).join(', ')
  const written = columns.map(([name]) => `${name} text`).join(', ')
  const more = kept.sums.map((name) => `${name} = t.${name} + excluded.${name}`)
  await tx.execute(sql`
    insert into ${kept.table} as t (organization_id, ${names(kept)})
    select ${organizationId}::uuid, ${sql.raw(read)}
    from json_to_recordset(${JSON.stringify(ordered)}::text::json) as x (${sql.raw(written)})
    on conflict on constraint ${sql.raw(`${getTableName(kept.table)}_key`)} do update set ${sql.raw(more.join(', '))}`)
}

/** Throws the cells away and makes them out of the tables. */
export async function countAnew(tx: Transaction, kept: Kept, organizationId: string) {
  await tx.execute(sql`delete from ${kept.table} where organization_id = ${organizationId}`)
  await tx.execute(sql`
    insert into ${kept.table} (organization_id, ${names(kept)})
    select ${organizationId}::uuid, ${names(kept)} from (${kept.rows(organizationId, sql``)}) as cells`)
}
