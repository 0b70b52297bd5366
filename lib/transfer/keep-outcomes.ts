import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import type { Import } from './find-import'
import { isRefused } from './refused'
import type { Alike, Result, RowRefusal } from './vocabulary'
import type { WorkedOut } from './work-out-row'

export type Outcome = {
  line: number
  result: Result
  refusal?: RowRefusal
  alike?: Alike
  customer?: string
  lead?: string
}

/** What a row that was worked out does: makes something new, changes its customer, or finds all as it is. */
export function outcomeOf(line: number, worked: WorkedOut | RowRefusal): Outcome {
  if (isRefused(worked)) {
    const { alike, ...refusal } = worked
    return { line, result: 'refused', refusal, alike }
  }
  const { verdict, customer, alike, recordings } = worked
  const lead = recordings.find(({ subject }) => subject.entity === 'lead')?.subject.entityId
  const result = !verdict.known || lead ? 'created' : recordings.length > 0 ? 'updated' : 'unchanged'
  return { line, result, alike, customer: customer.id, lead }
}

/** Writes beside rows what became of them. */
export async function keepOutcomes(tx: Transaction, { organizationId, id }: Import, outcomes: Outcome[]) {
  await tx.execute(sql`
    update import_rows r set result = o.result, refusal = o.refusal, alike = o.alike, customer_id = o.customer, lead_id = o.lead
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb)
      as o(line int, result text, refusal jsonb, alike jsonb, customer uuid, lead uuid)
    where r.organization_id = ${organizationId} and r.import_id = ${id} and r.line = o.line`)
}
