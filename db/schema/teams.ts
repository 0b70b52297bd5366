import { sql } from 'drizzle-orm'
import { check, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, id, instant, organizationId, version } from '../columns'
import { organizations } from './organizations'

/** People who work together; each is in one team or in none: `memberships.teamId`. */
export const teams = pgTable(
  'teams',
  {
    organizationId: organizationId().references(() => organizations.id),
    id: id(),
    name: text().notNull(),
    archivedAt: instant(),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: 'teams_key', columns: [t.organizationId, t.id] }),
    uniqueIndex('teams_name_key').on(t.organizationId, sql`lower(${t.name})`),
    check('teams_name_check', sql`length(${t.name}) between 1 and 60`),
  ],
)
