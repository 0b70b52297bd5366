import { sql } from 'drizzle-orm'
import { bigint, check, date, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { id, organizationId } from '../columns'
import { organizations } from './organizations'

/**
 * How many stays in a phase lasted so many days, and since which day how many go on: kept by every change in its
 * transaction. Stays of archived customers are left out, and those that began before their lead was imported, or were
 * over by then. Nothing refers to it, and nothing is only here.
 */
export const stayTotals = pgTable(
  'stay_totals',
  {
    organizationId: organizationId().references(() => organizations.id),
    leadPhaseId: id(),
    /** `open`; ended `forward`, by completing, jumping ahead or being won; or ended in another way, `away`. */
    ending: text().notNull(),
    /** The day since which open stays go on, in the organization's time zone; `infinity` for those that ended. */
    since: date().notNull(),
    /** Days from the one of entering to the one of leaving; 0 for open stays. */
    days: integer().notNull(),
    count: bigint({ mode: 'bigint' }).notNull(),
  },
  (t) => [
    primaryKey({
      name: 'stay_totals_key',
      columns: [t.organizationId, t.leadPhaseId, t.ending, t.since, t.days],
    }),
    check('stay_totals_ending_check', sql`${t.ending} in ('open', 'forward', 'away')`),
  ],
)
