import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant, organizationId, version } from '../columns'
import { organizations } from './organizations'

export const accountTypes = pgTable(
  'account_types',
  {
    organizationId: organizationId().references(() => organizations.id),
    id: id(),
    code: text().notNull(),
    description: text().notNull(),
    orderNumber: integer().notNull(),
    leadPhases: boolean().notNull(),
    isDefault: boolean().notNull().default(false),
    archivedAt: instant(),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: 'account_types_key', columns: [t.organizationId, t.id] }),
    uniqueIndex('account_types_code_key').on(t.organizationId, sql`lower(${t.code})`),
    uniqueIndex('account_types_default_key').on(t.organizationId).where(sql`${t.isDefault}`),
    check('account_types_code_check', sql`${t.code} ~ '^[[:alnum:]_-]+$'`),
    check('account_types_default_check', sql`not (${t.isDefault} and ${t.archivedAt} is not null)`),
  ],
)

export const leadPhases = pgTable(
  'lead_phases',
  {
    organizationId: organizationId(),
    id: id(),
    accountTypeId: id(),
    code: text().notNull(),
    description: text().notNull(),
    phaseType: text().notNull(),
    orderNumber: integer().notNull(),
    stalledAfterDays: integer(),
    archivedAt: instant(),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: 'lead_phases_key', columns: [t.organizationId, t.id] }),
    uniqueIndex('lead_phases_code_key').on(t.organizationId, t.accountTypeId, sql`lower(${t.code})`),
    // What a lead refers to, so that its phase always belongs to its account type.
    unique('lead_phases_account_type_key').on(t.organizationId, t.accountTypeId, t.id),
    uniqueIndex('lead_phases_initial_key')
      .on(t.organizationId, t.accountTypeId)
      .where(sql`${t.phaseType} = 'initial' and ${t.archivedAt} is null`),
    foreignKey({
      name: 'lead_phases_account_type_fkey',
      columns: [t.organizationId, t.accountTypeId],
      foreignColumns: [accountTypes.organizationId, accountTypes.id],
    }),
    check('lead_phases_code_check', sql`${t.code} ~ '^[[:alnum:]_-]+$'`),
    check('lead_phases_phase_type_check', sql`${t.phaseType} in ('initial', 'regular', 'closing')`),
    check('lead_phases_stalled_check', sql`${t.stalledAfterDays} between 1 and 3650`),
  ],
)
