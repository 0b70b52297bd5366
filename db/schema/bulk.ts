import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { BulkRefusal } from '@/lib/bulk/vocabulary'
import { createdAt, id, instant, organizationId } from '../columns'
import { memberships } from './users'

/** Something that somebody does to many rows of the list at once; its id is the batch of its changes. */
export const bulkRuns = pgTable(
  'bulk_runs',
  {
    organizationId: organizationId(),
    id: id(),
    kind: text().notNull(),
    state: text().notNull(),
    rowCount: integer().notNull(),
    /** What was chosen for all of them: see the kind in lib/bulk/kinds. */
    input: jsonb().$type<Record<string, unknown>>(),
    /** The URL of the list that they were chosen in. */
    list: text().notNull(),
    createdBy: uuid().notNull(),
    /** In whose name it is taken back. */
    undoneBy: uuid(),
    createdAt: createdAt(),
    startedAt: instant(),
    finishedAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'bulk_runs_key', columns: [t.organizationId, t.id] }),
    foreignKey({
      name: 'bulk_runs_created_by_fkey',
      columns: [t.organizationId, t.createdBy],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }),
    foreignKey({
      name: 'bulk_runs_undone_by_fkey',
      columns: [t.organizationId, t.undoneBy],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }),
    index('bulk_runs_running_index')
      .on(t.organizationId, t.id)
      .where(sql`${t.state} in ('checking', 'running', 'undoing')`),
    check(
      'bulk_runs_state_check',
      sql`${t.state} in ('chosen', 'checking', 'checked', 'running', 'stopped', 'finished', 'undoing', 'undone')`,
    ),
  ],
)

/** What was chosen, as it stood in the list then: a customer, and the lead where leads are what is changed. */
export const bulkRows = pgTable(
  'bulk_rows',
  {
    organizationId: organizationId(),
    runId: uuid().notNull(),
    line: integer().notNull(),
    customerId: uuid().notNull(),
    leadId: uuid(),
    /** What would have become of it when it was asked. */
    expected: text(),
    /** What became of it. */
    result: text(),
    /** Why it is refused, by the last that was asked or done. */
    refusal: jsonb().$type<BulkRefusal>(),
  },
  (t) => [
    primaryKey({ name: 'bulk_rows_key', columns: [t.organizationId, t.runId, t.line] }),
    index('bulk_rows_expected_index').on(t.organizationId, t.runId, t.expected, t.line),
    index('bulk_rows_result_index').on(t.organizationId, t.runId, t.result, t.line),
    foreignKey({
      name: 'bulk_rows_run_fkey',
      columns: [t.organizationId, t.runId],
      foreignColumns: [bulkRuns.organizationId, bulkRuns.id],
    }).onDelete('cascade'),
    check('bulk_rows_expected_check', sql`${t.expected} in ('changed', 'unchanged', 'refused')`),
    check('bulk_rows_result_check', sql`${t.result} in ('changed', 'unchanged', 'refused')`),
  ],
)
