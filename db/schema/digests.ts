import { sql } from 'drizzle-orm'
import { boolean, check, date, foreignKey, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { id, instant, organizationId } from '../columns'
import { memberships } from './users'

/** Whether and when a person gets the digest, and when they got the last. A preference: no version, no history. */
export const digests = pgTable(
  'digests',
  {
    organizationId: organizationId(),
    userId: id(),
    isOn: boolean().notNull().default(true),
    /** From this hour on, in the organization's time zone. */
    hour: integer().notNull().default(7),
    /** Kept as it is, because it stands in each mail: all that it can do is to turn the digest off. */
    token: text().notNull(),
    /** The last day that is settled, also where there was nothing to say. */
    sentOn: date(),
    sentAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'digests_key', columns: [t.organizationId, t.userId] }),
    uniqueIndex('digests_token_key').on(t.token),
    foreignKey({
      name: 'digests_membership_fkey',
      columns: [t.organizationId, t.userId],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }).onDelete('cascade'),
    check('digests_hour_check', sql`${t.hour} between 0 and 23`),
  ],
)
