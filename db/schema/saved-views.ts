import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, organizationId, version } from '../columns'
import { teams } from './teams'
import { memberships } from './users'

/** A name for the filters and the order of the CRM list. */
export const savedViews = pgTable(
  'saved_views',
  {
    organizationId: organizationId(),
    id: id(),
    ownerId: id(),
    name: text().notNull(),
    /** What stands in the URL of the list behind its question mark: see lib/saved-views/canonical-query.ts. */
    query: text().notNull(),
    sharedWith: text().notNull(),
    teamId: uuid(),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: 'saved_views_key', columns: [t.organizationId, t.id] }),
    uniqueIndex('saved_views_name_key').on(t.organizationId, t.ownerId, sql`lower(${t.name})`),
    index('saved_views_shared_index').on(t.organizationId, t.id).where(sql`${t.sharedWith} = 'all'`),
    index('saved_views_team_index').on(t.organizationId, t.teamId).where(sql`${t.sharedWith} = 'team'`),
    foreignKey({
      name: 'saved_views_owner_fkey',
      columns: [t.organizationId, t.ownerId],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }),
    foreignKey({
      name: 'saved_views_team_fkey',
      columns: [t.organizationId, t.teamId],
      foreignColumns: [teams.organizationId, teams.id],
    }),
    check('saved_views_name_check', sql`length(${t.name}) between 1 and 60`),
    check('saved_views_query_check', sql`length(${t.query}) <= 4000`),
    check('saved_views_shared_with_check', sql`${t.sharedWith} in ('nobody', 'team', 'all')`),
    check('saved_views_team_check', sql`(${t.sharedWith} = 'team') = (${t.teamId} is not null)`),
  ],
)

/** Where a person starts; without a row, at Today. A preference: no version, no history. */
export const startPages = pgTable(
  'start_pages',
  {
    organizationId: organizationId(),
    userId: id(),
    page: text().notNull(),
    /** No foreign key: a view that is gone, or hidden, may come back, and is the start page again then. */
    savedViewId: uuid(),
  },
  (t) => [
    primaryKey({ name: 'start_pages_key', columns: [t.organizationId, t.userId] }),
    foreignKey({
      name: 'start_pages_membership_fkey',
      columns: [t.organizationId, t.userId],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }).onDelete('cascade'),
    check('start_pages_view_check', sql`(${t.page} = 'savedView') = (${t.savedViewId} is not null)`),
  ],
)
