import { sql } from 'drizzle-orm'
import { check, foreignKey, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, id, instant, organizationId, version } from '../columns'
import { accountTypes } from './account-types'
import { organizations } from './organizations'

export const closingReasons = pgTable(
  'closing_reasons',
  {
    organizationId: organizationId().references(() => organizations.id),
    id: id(),
    code: text().notNull(),
    description: text().notNull(),
    outcome: text().notNull(),
    orderNumber: integer().notNull(),
    archivedAt: instant(),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: 'closing_reasons_key', columns: [t.organizationId, t.id] }),
    uniqueIndex('closing_reasons_code_key').on(t.organizationId, sql`lower(${t.code})`),
    check('closing_reasons_code_check', sql`${t.code} ~ '^[[:alnum:]_-]+$'`),
    check('closing_reasons_outcome_check', sql`${t.outcome} in ('won', 'lost', 'other')`),
  ],
)

/** The account types a closing reason is limited to; a reason without rows here fits all. */
export const closingReasonAccountTypes = pgTable(
  'closing_reason_account_types',
  { organizationId: organizationId(), closingReasonId: id(), accountTypeId: id() },
  (t) => [
    primaryKey({
      name: 'closing_reason_account_types_key',
      columns: [t.organizationId, t.closingReasonId, t.accountTypeId],
    }),
    foreignKey({
      name: 'closing_reason_account_types_reason_fkey',
      columns: [t.organizationId, t.closingReasonId],
      foreignColumns: [closingReasons.organizationId, closingReasons.id],
    }),
    foreignKey({
      name: 'closing_reason_account_types_type_fkey',
      columns: [t.organizationId, t.accountTypeId],
      foreignColumns: [accountTypes.organizationId, accountTypes.id],
    }),
  ],
)
