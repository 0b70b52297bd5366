import { sql } from 'drizzle-orm'
import { bigint, boolean, check, numeric, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { id, organizationId } from '../columns'
import { organizations } from './organizations'

const sum = () => numeric({ precision: 38, scale: 0, mode: 'bigint' }).notNull()

/**
 * How many rows of the CRM list are alike in what it is filtered by most, and the sums of their values: kept by every
 * change in its transaction, so that totals cost the same however many customers there are. No lead, no reason and
 * nobody are the zero id. Nothing refers to it, and nothing is only here.
 */
export const rowTotals = pgTable(
  'row_totals',
  {
    organizationId: organizationId().references(() => organizations.id),
    /** The customer's. */
    accountTypeId: id(),
    archived: boolean().notNull(),
    /** The lead's account type, phase and closing reason. */
    funnelId: id(),
    leadPhaseId: id(),
    state: text().notNull(),
    closingReasonId: id(),
    /** The lead's, else the customer's. */
    ownerId: uuid().notNull(),
    /** The row stands in the list without a filter: an open lead, else the one closed last, else the customer alone. */
    shown: boolean().notNull(),
    count: bigint({ mode: 'bigint' }).notNull(),
    /** Sums of the current records, in minor units; `weighted` in hundredths of them. */
    expected: sum(),
    recurring: sum(),
    weighted: sum(),
    withoutScore: bigint({ mode: 'bigint' }).notNull(),
    withoutValue: bigint({ mode: 'bigint' }).notNull(),
  },
  (t) => [
    primaryKey({
      name: 'row_totals_key',
      columns: [
        ...([t.organizationId, t.archived, t.accountTypeId, t.funnelId, t.leadPhaseId, t.state] as const),
        ...([t.closingReasonId, t.ownerId, t.shown] as const),
      ],
    }),
    check('row_totals_state_check', sql`${t.state} in ('none', 'open', 'won', 'lost', 'other')`),
  ],
)
