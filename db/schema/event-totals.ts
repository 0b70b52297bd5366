import { sql } from 'drizzle-orm'
import { bigint, check, date, numeric, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { id, organizationId } from '../columns'
import { organizations } from './organizations'

const sum = () => numeric({ precision: 38, scale: 0, mode: 'bigint' }).notNull()

/**
 * How many leads were opened, came into a phase, left it, were closed or are due on a day or in a month: kept by every
 * change in its transaction, as `row_totals` is, so that a period costs the same however many leads there are. Leads of
 * archived customers are left out. Days are those of the organization's time zone. Nothing refers to it, and nothing is
 * only here.
 *
 * `opened`, `closed` and `first_entered` happen once (a lead closed again counts where it was closed last), `due` is the
 * day of an open lead's next action, `infinity` where none is planned. `entered` and `left` may happen to one lead many
 * times: each is counted with the day of the next time, so that a period counts a lead at the last time within it.
 */
export const eventTotals = pgTable(
  'event_totals',
  {
    organizationId: organizationId().references(() => organizations.id),
    event: text().notNull(),
    /** A day's row, or that of the month which begins on `day`: every lead is in both. */
    span: text().notNull(),
    day: date().notNull(),
    /** When it happened to the lead again, if not within the same day or month: for `entered` and `left`, else `infinity`. */
    againOn: date().notNull(),
    /** The phase entered or left; else the one that the lead is in. */
    leadPhaseId: id(),
    /** The customer's, where the lead itself is counted: `opened`, `closed` and `due`; else the zero id. */
    accountTypeId: id(),
    /** The lead's, else the customer's; nobody is the zero id. Every lead is counted once more for everyone: `f…f`. */
    ownerId: id(),
    /** `open`, or the outcome of its closing reason; `any` where it is not told apart. */
    state: text().notNull(),
    /** Of a lead closed; else the zero id. */
    closingReasonId: id(),
    /** For `entered` the phase, where an open lead is still in it; else the zero id. */
    currentPhaseId: id(),
    /** For `first_entered` every phase that the lead stood in after that, by id; else empty. */
    visited: uuid().array().notNull(),
    count: bigint({ mode: 'bigint' }).notNull(),
    /**
     * Sums of the current records, in minor units, or of the last ones of closed leads; `weighted` in hundredths of
     * them and of open leads alone, as is `withoutScore`.
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
        ...([t.state, t.closingReasonId, t.currentPhaseId, t.visited, t.accountTypeId, t.againOn] as const),
      ],
    }),
    check(
      'event_totals_event_check',
      sql`${t.event} in ('opened', 'first_entered', 'entered', 'left', 'closed', 'due')`,
    ),
    check('event_totals_span_check', sql`${t.span} in ('day', 'month')`),
    check('event_totals_state_check', sql`${t.state} in ('open', 'won', 'lost', 'other', 'any')`),
  ],
)
