import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, organizationId } from '../columns'
import { organizations } from './organizations'
import { memberships } from './users'

/** One table row that a change touched; before and after hold only the columns that differ. */
export type ChangedRow = {
  table: string
  key: Record<string, string | number>
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** Append-only: the migration takes UPDATE, DELETE and TRUNCATE from the owner too. Written by the gates alone. */
export const changes = pgTable(
  'changes',
  {
    organizationId: organizationId().references(() => organizations.id),
    id: id(),
    entity: text().notNull(),
    entityId: id(),
    entityVersion: integer().notNull(),
    customerId: uuid(),
    operation: text().notNull(),
    facts: jsonb().$type<Record<string, string | number | null>>().notNull(),
    rows: jsonb().$type<ChangedRow[]>().notNull(),
    userId: uuid(),
    through: text().notNull(),
    requestId: uuid(),
    batchId: uuid(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'changes_key', columns: [t.organizationId, t.id] }),
    uniqueIndex('changes_entity_version_key').on(t.organizationId, t.entity, t.entityId, t.entityVersion),
    uniqueIndex('changes_request_key').on(t.organizationId, t.requestId),
    index('changes_customer_index').on(t.organizationId, t.customerId, t.id.desc().nullsFirst()),
    index('changes_at_index').on(t.organizationId, t.at),
    index('changes_batch_index').on(t.organizationId, t.batchId),
    index('changes_undone_files_index')
      .on(t.organizationId, t.at)
      .where(sql`${t.entity} = 'file' and ${t.operation} = 'undone'`),
    foreignKey({
      name: 'changes_user_fkey',
      columns: [t.organizationId, t.userId],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }),
    check('changes_through_check', sql`${t.through} in ('form', 'bulk', 'api', 'import', 'system')`),
    check('changes_version_check', sql`${t.entityVersion} >= 1`),
  ],
)
