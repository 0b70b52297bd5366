import { and, count, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { bulkRows, bulkRuns, changes, customers, users } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import { Missing } from '../refusal'
import { ownRun } from './lock-run'
import type { BulkRefusal } from './vocabulary'

export type Run = typeof bulkRuns.$inferSelect

export const ofRun = ({ organizationId, id }: Pick<Run, 'organizationId' | 'id'>) =>
  and(eq(bulkRows.organizationId, organizationId), eq(bulkRows.runId, id))

/** A run with the name of who chose its rows. */
export async function findRun(actor: Actor, id: string) {
  const [row] = await database()
    .select({ run: bulkRuns, by: users.name })
    .from(bulkRuns)
    .innerJoin(users, eq(users.id, bulkRuns.createdBy))
    .where(ownRun(actor, id))
  if (!row) throw new Missing()
  return { ...row.run, by: row.by }
}

/** Which of the two columns of its rows says what a run is about to do, or does and has done. */
const columnOf = ({ startedAt }: Run) => (startedAt ? bulkRows.result : bulkRows.expected)

/** How many rows would be, or were, changed, unchanged and refused; `otherwise`: not what the rehearsal had said. */
export async function countResults(run: Run) {
  const column = columnOf(run)
  const rows = await database()
    .select({
      result: column,
      count: count(),
      otherwise: sql<number>`count(*) filter (where ${bulkRows.result} <> ${bulkRows.expected})::int`,
    })
    .from(bulkRows)
    .where(and(ofRun(run), isNotNull(column)))
    .groupBy(column)
  const of = (result: string) => rows.find((row) => row.result === result)?.count ?? 0
  const done = { changed: of('changed'), unchanged: of('unchanged'), refused: of('refused') }
  return { ...done, otherwise: rows.reduce((sum, row) => sum + row.otherwise, 0) }
}

export type Example = { customerId: string; leadId: string | null; name: string }
export type Reason = BulkRefusal & { count: number; examples: Example[] }

/** Why rows are refused, in the words of each of them, how many for each reason, and the first `most` of those. */
export function listReasons(run: Run, most: number): Promise<Reason[]> {
  const { refusal, line, customerId, leadId } = bulkRows
  const example = sql`jsonb_build_object('customerId', ${customerId}, 'leadId', ${leadId}, 'name', ${customers.name})`
  return database()
    .select({
      key: sql<string>`${refusal}->>'key'`,
      values: sql<Record<string, string>>`coalesce(${refusal}->'values', '{}')`,
      count: count(),
      examples: sql<Example[]>`to_jsonb((array_agg(${example} order by ${line}))[1:${sql.raw(String(most))}])`,
    })
    .from(bulkRows)
    .innerJoin(
      customers,
      and(eq(customers.organizationId, bulkRows.organizationId), eq(customers.id, bulkRows.customerId)),
    )
    .where(and(ofRun(run), eq(columnOf(run), 'refused')))
    .groupBy(refusal)
    .orderBy(desc(count()), sql`${refusal}::text`)
}

/** One of the changes of a run, by which all of them are taken back; undefined where it changed nothing. */
export async function findChangeOf(actor: Actor, { id }: Pick<Run, 'id'>): Promise<string | undefined> {
  const [row] = await database()
    .select({ id: changes.id })
    .from(changes)
    .where(and(eq(changes.organizationId, actor.organizationId), eq(changes.batchId, id)))
    .limit(1)
  return row?.id
}

/** The run that a change was made by; undefined where no run made it. */
export async function findRunOf(actor: Actor, changeId: string): Promise<Run | undefined> {
  const [row] = await database()
    .select({ run: bulkRuns })
    .from(changes)
    .innerJoin(bulkRuns, and(eq(bulkRuns.organizationId, changes.organizationId), eq(bulkRuns.id, changes.batchId)))
    .where(and(eq(changes.organizationId, actor.organizationId), eq(changes.id, changeId)))
  return row?.run
}
