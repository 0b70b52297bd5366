import { sql } from 'drizzle-orm'
import { type Cell, cellsOf, difference } from '../../changes/row-totals'
import type { Check } from '../check'

/** The totals that every change keeps are the sums of the rows. */
export const totals: Check = async function* check(db, organizationId) {
  const kept = (await db.execute(sql`
    select account_type_id as "accountTypeId", archived, funnel_id as "funnelId", lead_phase_id as "leadPhaseId", state,
      closing_reason_id as "closingReasonId", owner_id as "ownerId", shown, count::text, expected::text,
      recurring::text, weighted::text, without_score::text as "withoutScore", without_value::text as "withoutValue"
    from row_totals where organization_id = ${organizationId}`)) as unknown as Cell[]
  const summed = await cellsOf(db, organizationId)
  yield {
    rows: kept.length,
    findings: difference(summed, kept).map((cell) => ({
      table: 'rowTotals',
      key: {
        accountTypeId: String(cell.accountTypeId),
        leadPhaseId: String(cell.leadPhaseId),
        state: String(cell.state),
      },
      customerId: null,
      column: 'count',
      stands: `${sign(cell.count)} · ${sign(cell.expected)} · ${sign(cell.weighted)}`,
      should: '0 · 0 · 0',
    })),
  }
}

/** What is too much or too little. */
const sign = (text: string) => (text.startsWith('-') ? text : `+${text}`)
