import { foreignKey, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, id, organizationId } from '../columns'
import { memberships } from './users'

/** The private address of a person's calendar; of its token only the hash is kept. */
export const calendarLinks = pgTable(
  'calendar_links',
  {
    tokenHash: text().primaryKey(),
    organizationId: organizationId(),
    userId: id(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('calendar_links_user_key').on(t.organizationId, t.userId),
    foreignKey({
      name: 'calendar_links_membership_fkey',
      columns: [t.organizationId, t.userId],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }).onDelete('cascade'),
  ],
)
