import { sql } from 'drizzle-orm'
import { check, foreignKey, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Kept } from '@/lib/books/vocabulary'
import { instant, organizationId } from '../columns'
import { memberships } from './users'

/** The last check of an organization's books: one row, of which the next check makes its own. */
export const bookChecks = pgTable(
  'book_checks',
  {
    organizationId: organizationId(),
    state: text().notNull(),
    startedBy: uuid().notNull(),
    startedAt: instant().notNull(),
    finishedAt: instant(),
    result: jsonb().$type<Kept>(),
  },
  (t) => [
    primaryKey({ name: 'book_checks_key', columns: [t.organizationId] }),
    foreignKey({
      name: 'book_checks_started_by_fkey',
      columns: [t.organizationId, t.startedBy],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }),
    check('book_checks_state_check', sql`${t.state} in ('running', 'finished', 'failed')`),
  ],
)
