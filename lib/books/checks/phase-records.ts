import { and, asc, eq, gt, inArray, lte } from 'drizzle-orm'
import { leads, phaseRecords as records } from '@/db/schema'
import { grouped } from '../../grouped'
import { type Check, told } from '../check'
import { keyRanges } from '../key-ranges'
import type { Finding } from '../vocabulary'

type Lead = typeof leads.$inferSelect
type Record = typeof records.$inferSelect

/** The phase records of a lead have no gap and no twin, and say the same as the lead. */
export const phaseRecords: Check = async function* check(db, organizationId) {
  for await (const { after, upTo } of keyRanges(db, leads, organizationId, 1000)) {
    const some = await db
      .select()
      .from(leads)
      .where(and(eq(leads.organizationId, organizationId), gt(leads.id, after), lte(leads.id, upTo)))
    const ids = some.map(({ id }) => id)
    const theirs = await db
      .select()
      .from(records)
      .where(and(eq(records.organizationId, organizationId), inArray(records.leadId, ids)))
      .orderBy(asc(records.leadId), asc(records.ordinal))
    const byLead = grouped(theirs, ({ leadId }) => leadId)
    yield {
      rows: some.length + theirs.length,
      findings: some.flatMap((lead) => [...judge(lead, byLead.get(lead.id) ?? [])]),
    }
  }
}

function* judge(lead: Lead, mine: Record[]): Generator<Finding> {
  const customerId = lead.customerId
  const ofLead = (column: string, stands: unknown, should: unknown) => ({
    ...{ table: 'leads', key: { id: lead.id }, customerId, column },
    ...{ stands: told(stands), should: told(should) },
  })
  const ofRecord = ({ leadId, ordinal }: Record, column: string, stands: unknown, should: unknown) => ({
    ...{ table: 'phaseRecords', key: { leadId, ordinal }, customerId, column },
    ...{ stands: told(stands), should: told(should) },
  })
  const ordinals = mine.map(({ ordinal }) => ordinal).join(', ')
  const whole = Array.from({ length: Math.max(mine.length, 1) }, (_, at) => at + 1).join(', ')
  if (ordinals !== whole) yield ofLead('ordinal', ordinals || null, whole)

  const last = mine.at(-1)
  if (!last) return
  if (lead.currentOrdinal !== last.ordinal) yield ofLead('currentOrdinal', lead.currentOrdinal, last.ordinal)
  if (lead.leadPhaseId !== last.leadPhaseId) yield ofLead('leadPhaseId', lead.leadPhaseId, last.leadPhaseId)
  const open = mine.filter(({ endedAt }) => endedAt === null).map(({ ordinal }) => ordinal)
  const wanted = lead.state === 'open' ? [last.ordinal] : []
  if (open.join() !== wanted.join()) yield ofLead('openRecords', open.join(', ') || null, wanted.join(', ') || null)
  for (const [at, record] of mine.entries()) {
    const ended = mine[at - 1]?.endedAt
    if (ended && record.enteredAt < ended) yield ofRecord(record, 'enteredAt', record.enteredAt, ended)
  }
}
