import { foreignKey, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { organizationId } from '../columns'
import { memberships } from './users'

/** The columns of the CRM list that a person chose; without a row, the usual ones. A preference: no version, no history. */
export const listColumns = pgTable(
  'list_columns',
  {
    organizationId: organizationId(),
    userId: uuid().notNull(),
    columns: text().array().notNull(),
  },
  (t) => [
    primaryKey({ name: 'list_columns_key', columns: [t.organizationId, t.userId] }),
    foreignKey({
      name: 'list_columns_membership_fkey',
      columns: [t.organizationId, t.userId],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }).onDelete('cascade'),
  ],
)
