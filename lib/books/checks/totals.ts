import { getTableName } from 'drizzle-orm'
import { keptTotals } from '../../changes/totals/keep'
import { cellsOf, difference, keptCells, keyOf } from '../../changes/totals/kept'
import type { Check } from '../check'

/** The totals that every change keeps are the sums of the rows. */
export const totals: Check = async function* check(db, organizationId) {
  for (const kept of keptTotals) {
    const stand = await keptCells(db, kept, organizationId)
    const should = await cellsOf(db, kept, organizationId)
    yield {
      rows: stand.length,
      findings: difference(kept, should, stand).map((cell) => ({
        table: getTableName(kept.table),
        key: keyOf(kept, cell),
        customerId: null,
        column: 'count',
        stands: kept.sums.map((name) => sign(cell[name] ?? '0')).join(' · '),
        should: kept.sums.map(() => '0').join(' · '),
      })),
    }
  }
}

/** What is too much or too little. */
const sign = (text: string) => (text.startsWith('-') ? text : `+${text}`)
