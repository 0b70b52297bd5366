import { sql } from 'drizzle-orm'
import { bigint, boolean, check, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, organizationId, version } from '../columns'

export const organizations = pgTable(
  'organizations',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    currency: text().notNull(),
    recurringPeriod: text().notNull(),
    timeZone: text().notNull(),
    language: text().notNull(),
    funnelOn: boolean().notNull().default(true),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    check('organizations_currency_check', sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check('organizations_recurring_period_check', sql`${t.recurringPeriod} in ('month', 'quarter', 'year')`),
  ],
)

/** Numbers that the organization hands out, such as customer numbers: `UPDATE … RETURNING` serialises them. */
export const counters = pgTable(
  'counters',
  {
    organizationId: organizationId().references(() => organizations.id),
    name: text().notNull(),
    value: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ name: 'counters_key', columns: [t.organizationId, t.name] })],
)

/** The one-time link of the first start: one row at most, spent by the set-up that uses it. */
export const setup = pgTable(
  'setup',
  {
    only: integer().primaryKey().default(1),
    tokenHash: text().notNull(),
    completedAt: instant(),
  },
  (t) => [check('setup_only_check', sql`${t.only} = 1`)],
)
