import { sql } from 'drizzle-orm'
import { bigint, check, date, numeric, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { id, organizationId } from '../columns'
import { organizations } from './organizations'

const sum = () => numeric({ precision: 38, scale: 0, mode: 'bigint' }).notNull()

/**
 * How many leads came into a phase, left it, were closed or are due on a day or in a month: kept by every change in its
 * transaction, as `row_totals` is, so that a period costs the same however many leads there are. Leads of archived
 * customers are left out. Days are those of the organization's time zone. Nothing refers to it, and nothing is only here.
 *
 * Each event is counted so that periods can be added up: `first_entered` on the day a lead first entered the phase,
 * `entered` and `left` on the day it last did, `closed` on the day of its closing, `due` on that of an open lead's next
 * action, `infinity` where none is planned.
 */
export const eventTotals = pgTable(
  'event_totals',
  {
    organizationId: organizationId().references(() => organizations.id),
    event: text().notNull(),
    /** A day's row, or that of the month which begins on `day`: every lead is in both. */
    span: text().notNull(),
    day: date().notNull(),
    /** The phase entered or left; of a closed or planned lead the one it is in. */
    leadPhaseId: id(),
    /** The lead's, else the customer's; nobody is the zero id. Every lead is counted once more for everyone: `f…f`. */
    ownerId: id(),
    /** `open`, or the outcome of its closing reason; `any` where it is not told apart. */
    state: text().notNull(),
    /** Of a lead closed; else the zero id. */
    closingReasonId: id(),
    /** The phase an open lead is in: for `first_entered` any, for `entered` when it is still this one; else the zero id. */
    currentPhaseId: id(),
    /** For `first_entered` every phase the lead ever was in, by id; else empty. */
    visited: uuid().array().notNull(),
    count: bigint({ mode: 'bigint' }).notNull(),
    /**
     * Sums of the current records, in minor units, or of the last ones of closed leads; `weighted` in hundredths of
     * them and of open leads alone, as is `withoutScore`. None for `first_entered`.
     */
    expected: sum(),
    recurring: sum(),
    weighted: sum(),
    withoutScore: bigint({ mode: 'bigint' }).notNull(),
  },
  (t) => [
    primaryKey({
      name: 'event_totals_key',
      columns: [
        ...([t.organizationId, t.event, t.ownerId, t.span, t.day, t.leadPhaseId] as const),
        ...([t.state, t.closingReasonId, t.currentPhaseId, t.visited] as const),
      ],
    }),
    check('event_totals_event_check', sql`${t.event} in ('first_entered', 'entered', 'left', 'closed', 'due')`),
    check('event_totals_span_check', sql`${t.span} in ('day', 'month')`),
    check('event_totals_state_check', sql`${t.state} in ('open', 'won', 'lost', 'other', 'any')`),
  ],
)
