import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { createdAt, id, instant, organizationId, version } from '../columns'
import { customers } from './customers'
import { memberships } from './users'

/** What is kept with a customer. The bytes lie in the file storage, under the ids of this row. */
export const files = pgTable(
  'files',
  {
    organizationId: organizationId(),
    id: id(),
    customerId: id(),
    /** As it was typed, without a path. */
    name: text().notNull(),
    size: integer().notNull(),
    /** What the bytes are, by their look and not by the name. */
    type: text().notNull(),
    sha256: text().notNull(),
    createdBy: id(),
    createdAt: createdAt(),
    /** Since when it is no longer shown. Its bytes are kept for a while, so that it can be brought back. */
    removedAt: instant(),
    version: version(),
  },
  (t) => [
    primaryKey({ name: 'files_key', columns: [t.organizationId, t.id] }),
    index('files_customer_index').on(t.organizationId, t.customerId, t.id),
    index('files_removed_index').on(t.organizationId, t.removedAt).where(sql`${t.removedAt} is not null`),
    foreignKey({
      name: 'files_customer_fkey',
      columns: [t.organizationId, t.customerId],
      foreignColumns: [customers.organizationId, customers.id],
    }),
    foreignKey({
      name: 'files_author_fkey',
      columns: [t.organizationId, t.createdBy],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }),
    check('files_name_check', sql`length(${t.name}) between 1 and 200`),
    check('files_size_check', sql`${t.size} > 0`),
    check('files_sha256_check', sql`${t.sha256} ~ '^[0-9a-f]{64}$'`),
  ],
)
