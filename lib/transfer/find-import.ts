import { and, count, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { importRows, imports, users } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import { Missing } from '../refusal'
import { ownImport } from './lock-import'
import { ofImport } from './rows-after'

export type Import = typeof imports.$inferSelect

/** An import with the name of the person who uploaded it. */
export async function findImport(actor: Actor, id: string) {
  const [row] = await database()
    .select({ import: imports, by: users.name })
    .from(imports)
    .innerJoin(users, eq(users.id, imports.createdBy))
    .where(ownImport(actor, id))
  if (!row) throw new Missing()
  return { ...row.import, by: row.by }
}

export const listImports = (actor: Actor) =>
  database()
    .select({ import: imports, by: users.name })
    .from(imports)
    .innerJoin(users, eq(users.id, imports.createdBy))
    .where(eq(imports.organizationId, actor.organizationId))
    .orderBy(desc(imports.createdAt))
    .limit(20)

/** How many rows of a running import are done. */
export async function countDone(found: Import): Promise<number> {
  const [row] = await database()
    .select({ count: count() })
    .from(importRows)
    .where(and(ofImport(found), isNotNull(importRows.result)))
  return row?.count ?? 0
}

/** Why rows were refused, how often, and the first lines; rows refused for one reason, field and rule count together. */
export async function listRefusals(found: Import) {
  const { refusal, line } = importRows
  const of = (name: string) => sql<string | null>`${refusal}->'values'->>${sql.raw(`'${name}'`)}`
  const rows = await database()
    .select({
      key: sql<string>`${refusal}->>'key'`,
      count: count(),
      lines: sql<number[]>`(array_agg(${line} order by ${line}))[1:5]`,
      values: sql<Record<string, string> | null>`(array_agg(${refusal}->'values' order by ${line}))[1]`,
    })
    .from(importRows)
    .where(and(ofImport(found), eq(importRows.result, 'refused')))
    .groupBy(sql`1`, of('target'), of('rule'))
    .orderBy(desc(count()), sql`1`)
  return rows.map((row) => ({ ...row, values: row.values ?? undefined }))
}
