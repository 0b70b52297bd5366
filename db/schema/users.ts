import { sql } from 'drizzle-orm'
import {
  check,
  date,
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
import { createdAt, id, instant, organizationId, version } from '../columns'
import { organizations } from './organizations'
import { teams } from './teams'

/** A person who signs in, once for all organizations; the role is in `memberships`. */
export const users = pgTable(
  'users',
  {
    id: uuid().primaryKey(),
    email: text().notNull(),
    name: text().notNull(),
    passwordHash: text(),
    language: text(),
    theme: text().notNull().default('system'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('users_email_key').on(t.email),
    check('users_email_check', sql`${t.email} = lower(${t.email})`),
    check('users_theme_check', sql`${t.theme} in ('system', 'light', 'dark')`),
  ],
)

export const memberships = pgTable(
  'memberships',
  {
    organizationId: organizationId().references(() => organizations.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    role: text().notNull(),
    teamId: uuid(),
    deactivatedAt: instant(),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: 'memberships_key', columns: [t.organizationId, t.userId] }),
    foreignKey({
      name: 'memberships_team_fkey',
      columns: [t.organizationId, t.teamId],
      foreignColumns: [teams.organizationId, teams.id],
    }),
    check('memberships_role_check', sql`${t.role} in ('admin', 'manager', 'sales', 'viewer')`),
  ],
)

/** When a person had Today open: one row each, no part of what is recorded, because it is nobody's business but theirs. */
export const lastSeen = pgTable(
  'last_seen',
  {
    organizationId: organizationId(),
    userId: uuid().notNull(),
    /** The last day on which it was opened, in the organization's time zone, and when on it. */
    seenOn: date().notNull(),
    seenAt: instant().notNull(),
    /** When it was last opened on an earlier day. */
    beforeAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'last_seen_key', columns: [t.organizationId, t.userId] }),
    foreignKey({
      name: 'last_seen_membership_fkey',
      columns: [t.organizationId, t.userId],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }).onDelete('cascade'),
  ],
)

export const sessions = pgTable(
  'sessions',
  {
    tokenHash: text().primaryKey(),
    organizationId: organizationId(),
    userId: uuid().notNull(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    /** The message the next page shows once. */
    flash: jsonb(),
  },
  (t) => [
    index('sessions_user_index').on(t.organizationId, t.userId),
    foreignKey({
      name: 'sessions_membership_fkey',
      columns: [t.organizationId, t.userId],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }).onDelete('cascade'),
  ],
)

/** One-time links with which a person sets a password: for a new user or after a reset by an admin. */
export const invitations = pgTable(
  'invitations',
  {
    tokenHash: text().primaryKey(),
    organizationId: organizationId(),
    userId: id(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('invitations_user_key').on(t.organizationId, t.userId),
    foreignKey({
      name: 'invitations_membership_fkey',
      columns: [t.organizationId, t.userId],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }).onDelete('cascade'),
  ],
)

/** Failed sign-ins in the current window, per account and per address (hashed). */
export const signInGuesses = pgTable('sign_in_guesses', {
  subject: text().primaryKey(),
  failures: integer().notNull(),
  windowStartedAt: instant().notNull(),
})
