import { and, eq, gt, lte } from 'drizzle-orm'
import { leads, phaseRecords } from '@/db/schema'
import { type Check, told } from '../check'
import { keyRanges } from '../key-ranges'
import { something } from '../vocabulary'

const said = ['closingReasonId', 'closedAt', 'closedBy'] as const

/** Every closed lead has reason, day and person, no open one has any, and it closed when its last record ended. */
export const closedLeads: Check = async function* check(db, organizationId) {
  for await (const { after, upTo } of keyRanges(db, leads, organizationId, 2000)) {
    const rows = await db
      .select({ lead: leads, endedAt: phaseRecords.endedAt })
      .from(leads)
      .leftJoin(
        phaseRecords,
        and(
          eq(phaseRecords.organizationId, leads.organizationId),
          eq(phaseRecords.leadId, leads.id),
          eq(phaseRecords.ordinal, leads.currentOrdinal),
        ),
      )
      .where(and(eq(leads.organizationId, organizationId), gt(leads.id, after), lte(leads.id, upTo)))
    const findings = rows.flatMap(({ lead, endedAt }) => {
      const closed = lead.state === 'closed'
      const finding = { table: 'leads', key: { id: lead.id }, customerId: lead.customerId }
      const wrong = said
        .filter((column) => (lead[column] !== null) !== closed)
        .map((column) => ({ ...finding, column, stands: told(lead[column]), should: closed ? something : null }))
      const late = closed && lead.closedAt && endedAt && lead.closedAt.getTime() !== endedAt.getTime()
      return late
        ? [...wrong, { ...finding, column: 'closedAt', stands: told(lead.closedAt), should: told(endedAt) }]
        : wrong
    })
    yield { rows: rows.length, findings }
  }
}
