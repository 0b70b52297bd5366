import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { customFields, leadPhaseRequiredFields } from '@/db/schema'
import type { Write } from '../changes/write'
import { findValuesOf } from '../custom-fields/find-values'
import { inputOf, type Subject } from '../custom-fields/vocabulary'
import type { LeadPhase } from '../lead-phases/funnel'
import { FieldsMissing } from '../refusal'
import type { LeadInFunnel } from './change-lead'

type RequiredField = { id: string; name: string; subject: Subject }

/** The custom fields in use that these phases require, in the order of forms: the lead's, then its customer's. */
export async function requiredBy(
  db: Reader,
  organizationId: string,
  phases: Pick<LeadPhase, 'id'>[],
): Promise<RequiredField[]> {
  if (phases.length === 0) return []
  const ids = phases.map(({ id }) => id)
  const rows = await db
    .select({
      id: customFields.id,
      name: customFields.name,
      subject: customFields.subject,
    })
    .from(leadPhaseRequiredFields)
    .innerJoin(
      customFields,
      and(
        eq(customFields.organizationId, leadPhaseRequiredFields.organizationId),
        eq(customFields.id, leadPhaseRequiredFields.fieldId),
      ),
    )
    .where(
      and(
        eq(leadPhaseRequiredFields.organizationId, organizationId),
        inArray(leadPhaseRequiredFields.leadPhaseId, ids),
        isNull(customFields.archivedAt),
      ),
    )
    .orderBy(asc(customFields.orderNumber), asc(customFields.name))
  const fields = rows.map((row) => ({ ...row, subject: row.subject as Subject }))
  return [...fields.filter(({ subject }) => subject === 'lead'), ...fields.filter(({ subject }) => subject !== 'lead')]
}

/** The phases that a lead leaves behind when it goes into a later one: its own, and those it jumps over. */
export function leftBehind({ phase, funnel }: Pick<LeadInFunnel, 'phase' | 'funnel'>, target: Pick<LeadPhase, 'id'>) {
  const at = funnel.findIndex(({ id }) => id === phase.id)
  const to = funnel.findIndex(({ id }) => id === target.id)
  return [phase, ...funnel.slice(at + 1, Math.max(at + 1, to))]
}

/** Which fields that these phases require are empty, of the lead as it will be with `writes`. */
async function missingFields(
  db: Reader,
  lead: { organizationId: string; id: string; customerId: string },
  phases: Pick<LeadPhase, 'id'>[],
  writes: Write[] = [],
): Promise<RequiredField[]> {
  const required = await requiredBy(db, lead.organizationId, phases)
  if (required.length === 0) return []
  const [ofLead, ofCustomer] = [
    await findValuesOf(lead, 'lead', lead.id, db),
    await findValuesOf(lead, 'customer', lead.customerId, db),
  ]
  const isFilled = ({ id, subject }: RequiredField) => {
    const written = writes.find(({ table, key }) => table === 'leadValues' && key.fieldId === id)
    if (written) return written.after !== null
    return (subject === 'lead' ? ofLead : ofCustomer).has(id)
  }
  const missing = required.filter((field) => !isFilled(field))
  return missing.filter(({ id }, at) => missing.findIndex((one) => one.id === id) === at)
}

/** Refuses with the list of what is missing, so that a phase is not completed without what it requires. */
export async function demandFilled(
  tx: Transaction,
  lead: LeadInFunnel,
  phases: Pick<LeadPhase, 'id'>[],
  writes: Write[] = [],
) {
  const missing = await missingFields(tx, lead, phases, writes)
  if (missing.length === 0) return
  throw new FieldsMissing(
    lead.phase.description,
    missing.map(({ id, name }) => ({ field: inputOf(id), name })),
  )
}
