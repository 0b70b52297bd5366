import { and, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { type changes, customFields, leadPhaseRequiredFields } from '@/db/schema'
import { insert, remove, type Write } from '../changes/write'
import type { Actor } from '../permissions/actor'
import { Missing } from '../refusal'

type Since = Pick<typeof changes.$inferSelect, 'rows'>

/**
 * What makes a lead phase require exactly these custom fields, of the lead and its customer. Those that others added or
 * took away since the form was made stay so, unless the form says otherwise. Archived ones are not in a form, and stay.
 */
export async function requireFields(
  tx: Transaction,
  actor: Actor,
  leadPhaseId: string,
  named: string[],
  since: Since[] = [],
): Promise<Write[]> {
  const { organizationId } = actor
  const known = await tx
    .select({ id: customFields.id })
    .from(customFields)
    .where(and(eq(customFields.organizationId, organizationId), inArray(customFields.id, named)))
  if (known.length < new Set(named).size) throw new Missing()
  const now = await tx
    .select({ id: leadPhaseRequiredFields.fieldId, archivedAt: customFields.archivedAt })
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
        eq(leadPhaseRequiredFields.leadPhaseId, leadPhaseId),
      ),
    )
  const had = new Set(now.map(({ id }) => id))
  const seen = seenBefore(had, since, leadPhaseId)
  const unseen = now.filter(({ id, archivedAt }) => archivedAt || !seen.has(id)).map(({ id }) => id)
  const wanted = new Set([...named.filter((id) => had.has(id) || !seen.has(id)), ...unseen])
  const keyOf = (fieldId: string) => ({ leadPhaseId, fieldId })
  return [
    ...[...wanted].filter((id) => !had.has(id)).map((id) => insert('leadPhaseRequiredFields', keyOf(id), {})),
    ...[...had].filter((id) => !wanted.has(id)).map((id) => remove('leadPhaseRequiredFields', keyOf(id), {})),
  ]
}

/** The fields that it required before the changes since. */
function seenBefore(now: Set<string>, since: Since[], leadPhaseId: string): Set<string> {
  const seen = new Set(now)
  const rows = since
    .flatMap((change) => change.rows)
    .filter(({ table, key }) => table === 'leadPhaseRequiredFields' && key.leadPhaseId === leadPhaseId)
  for (const { key, after } of rows.reverse()) {
    if (after) seen.delete(String(key.fieldId))
    else seen.add(String(key.fieldId))
  }
  return seen
}
