import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { importRows, imports } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import { Missing } from '../refusal'

export type Import = typeof imports.$inferSelect

const ofImport = (actor: Actor, id: string) =>
  and(eq(importRows.organizationId, actor.organizationId), eq(importRows.importId, id))

export async function findImport(actor: Actor, id: string): Promise<Import> {
  const [row] = await database()
    .select()
    .from(imports)
    .where(and(eq(imports.organizationId, actor.organizationId), eq(imports.id, id)))
  if (!row) throw new Missing()
  return row
}

export const listImports = (actor: Actor) =>
  database()
    .select()
    .from(imports)
    .where(eq(imports.organizationId, actor.organizationId))
    .orderBy(desc(imports.createdAt))
    .limit(20)

/** How many rows have which result; rows still to do are not counted. */
export async function countResults(actor: Actor, id: string) {
  const rows = await database()
    .select({ result: importRows.result, count: sql<number>`count(*)::int` })
    .from(importRows)
    .where(ofImport(actor, id))
    .groupBy(importRows.result)
  const of = (result: string) => rows.find((row) => row.result === result)?.count ?? 0
  return { created: of('created'), updated: of('updated'), refused: of('refused') }
}

/** Why rows were refused, how often, and the first lines. */
export async function listRefusals(actor: Actor, id: string) {
  const rows = await database()
    .select({
      key: sql<string>`${importRows.refusal}->>'key'`,
      count: sql<number>`count(*)::int`,
      lines: sql<number[]>`(array_agg(${importRows.line} order by ${importRows.line}))[1:5]`,
      values: sql<Record<
        string,
        string
      > | null>`(array_agg(${importRows.refusal}->'values' order by ${importRows.line}))[1]`,
    })
    .from(importRows)
    .where(and(ofImport(actor, id), eq(importRows.result, 'refused')))
    .groupBy(sql`1`)
    .orderBy(desc(sql`2`))
  return rows.map((row) => ({ ...row, values: row.values ?? undefined }))
}

/** The refused rows themselves, for the file that says why. */
export const listRefusedRows = (actor: Actor, id: string) =>
  database()
    .select()
    .from(importRows)
    .where(and(ofImport(actor, id), eq(importRows.result, 'refused')))
    .orderBy(asc(importRows.line))

/** The first rows, as samples of what is in each column. */
export const listSamples = (actor: Actor, id: string) =>
  database().select().from(importRows).where(ofImport(actor, id)).orderBy(asc(importRows.line)).limit(50)

/** In how many rows each column is filled. */
export async function countFilled(actor: Actor, id: string, columns: number): Promise<number[]> {
  const counts = Array.from({ length: columns }, (_, at) => sql`count(*) filter (where cells->>${at}::int <> '')::int`)
  const [row] = (await database().execute(
    sql`select array[${sql.join(counts, sql`, `)}] as filled from import_rows
      where organization_id = ${actor.organizationId} and import_id = ${id}`,
  )) as unknown as { filled: number[] }[]
  return row?.filled ?? []
}

/** The different values of a column, the most frequent first; at most 200. */
export async function listValues(actor: Actor, id: string, column: number) {
  return (await database().execute(
    sql`select cells->>${column}::int as value, count(*)::int as count from import_rows
      where organization_id = ${actor.organizationId} and import_id = ${id} and cells->>${column}::int <> ''
      group by 1 order by 2 desc, 1 limit 200`,
  )) as unknown as { value: string; count: number }[]
}
