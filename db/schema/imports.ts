import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Alike, RowRefusal, Summary } from '@/lib/transfer/vocabulary'
import { createdAt, id, instant, organizationId, version } from '../columns'
import { memberships } from './users'

export const imports = pgTable(
  'imports',
  {
    organizationId: organizationId(),
    id: id(),
    fileName: text().notNull(),
    /** The file's first row. */
    columns: jsonb().$type<string[]>().notNull(),
    rowCount: integer().notNull(),
    /** What the person chose: see lib/transfer/mapping.ts. */
    mapping: jsonb(),
    /** What the last check found, then what the import made. */
    summary: jsonb().$type<Summary>(),
    state: text().notNull(),
    createdBy: uuid().notNull(),
    /** In whose name its rows come in, whoever looks on. */
    startedBy: uuid(),
    /** The same for files with the same columns in whatever order: see lib/transfer/shape-of.ts. */
    shape: text(),
    version: version(),
    createdAt: createdAt(),
    startedAt: instant(),
    finishedAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'imports_key', columns: [t.organizationId, t.id] }),
    foreignKey({
      name: 'imports_created_by_fkey',
      columns: [t.organizationId, t.createdBy],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }),
    foreignKey({
      name: 'imports_started_by_fkey',
      columns: [t.organizationId, t.startedBy],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }),
    index('imports_shape_index').on(t.organizationId, t.shape, t.createdAt),
    index('imports_running_index')
      .on(t.organizationId, t.id)
      .where(sql`${t.state} in ('checking', 'running', 'undoing')`),
    check(
      'imports_state_check',
      sql`${t.state} in ('uploaded', 'checking', 'checked', 'running', 'finished', 'stopped', 'undoing', 'undone')`,
    ),
  ],
)

export const importRows = pgTable(
  'import_rows',
  {
    organizationId: organizationId(),
    importId: id(),
    /** Line in the file, the header being 1. */
    line: integer().notNull(),
    cells: jsonb().$type<string[]>().notNull(),
    /** What the last check or the import made of it. */
    result: text(),
    refusal: jsonb().$type<RowRefusal>(),
    /** Whom its new customer is likely to be. */
    alike: jsonb().$type<Alike>(),
    customerId: uuid(),
    leadId: uuid(),
  },
  (t) => [
    primaryKey({ name: 'import_rows_key', columns: [t.organizationId, t.importId, t.line] }),
    index('import_rows_result_index').on(t.organizationId, t.importId, t.result, t.line),
    index('import_rows_alike_index').on(t.organizationId, t.importId, t.line).where(sql`${t.alike} is not null`),
    foreignKey({
      name: 'import_rows_import_fkey',
      columns: [t.organizationId, t.importId],
      foreignColumns: [imports.organizationId, imports.id],
    }).onDelete('cascade'),
    check('import_rows_result_check', sql`${t.result} in ('created', 'updated', 'unchanged', 'refused')`),
  ],
)
