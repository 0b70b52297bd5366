import { and, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { customFieldChoices, customFields } from '@/db/schema'
import { heldBefore, isSame, type Meeting } from '../changes/meeting'
import { insert, remove, update, type Write } from '../changes/write'
import type { Actor } from '../permissions/actor'
import { Missing, Refusal, type RefusalKey } from '../refusal'
import { isActiveMember } from '../users/change-member'
import { findValuesOf } from './find-values'
import type { TypedFields } from './read-value'
import { columnOf, type FieldKind, inputOf, type Subject, type Value, type ValueColumn } from './vocabulary'

const places = {
  customer: { table: 'customerValues', id: 'customerId' },
  lead: { table: 'leadValues', id: 'leadId' },
} as const

type Field = typeof customFields.$inferSelect & { column: ValueColumn }

/**
 * What sets the custom fields of a customer or lead, which is locked or new, to what was typed, for the change of it:
 * merged with what others wrote since the form was made. Refuses what may no longer be chosen.
 */
export async function valueWrites(
  tx: Transaction,
  actor: Actor,
  subject: Subject,
  id: string,
  typed: TypedFields,
  { since, clashes, taken }: Pick<Meeting, 'since' | 'clashes' | 'taken'> = { since: [], clashes: [], taken: [] },
): Promise<Write[]> {
  const ids = Object.keys(typed)
  if (ids.length === 0) return []
  const now = await findValuesOf(actor, subject, id, tx)
  const fields = await heldFields(tx, actor, subject, ids)
  const { table, id: idName } = places[subject]
  const writes: Write[] = []
  for (const field of fields) {
    const key = { [idName]: id, fieldId: field.id }
    const [mine, theirs] = [typed[field.id] ?? null, now.get(field.id) ?? null]
    if (isSame(mine, theirs)) continue
    const held = heldBefore(since, table, key, field.column)
    if (held && isSame(mine, held.value)) {
      taken.push(inputOf(field.id))
      continue
    }
    if (held && !isSame(held.value, theirs)) {
      clashes.push({ column: field.column, fieldId: field.id, before: held.value, theirs, mine })
      continue
    }
    await demandChoosable(tx, actor, field, mine, theirs)
    writes.push(writeOf(table, key, field.column, theirs, mine))
  }
  return writes
}

/** One value of a field written over another, or over none. */
export function writeOf(
  table: 'customerValues' | 'leadValues',
  key: Write['key'],
  column: ValueColumn,
  before: Value | null,
  after: Value | null,
): Write {
  if (before === null) return insert(table, key, { [column]: after })
  if (after === null) return remove(table, key, { [column]: before })
  return update(table, key, { [column]: before }, { [column]: after })
}

/** The fields with these ids in order, held so that nobody archives them or takes away a choice meanwhile. */
async function heldFields(
  tx: Transaction,
  { organizationId }: Actor,
  subject: Subject,
  ids: string[],
): Promise<Field[]> {
  const its = and(eq(customFields.organizationId, organizationId), eq(customFields.subject, subject))
  const rows = await tx
    .select()
    .from(customFields)
    .where(and(its, inArray(customFields.id, ids)))
    .orderBy(customFields.orderNumber, customFields.id)
    .for('share')
  if (rows.length < ids.length) throw new Missing()
  return rows.map((row) => ({ ...row, column: columnOf[row.kind as FieldKind] }))
}

/** What is archived, gone or deactivated stays where it stands, and is not chosen anew. */
async function demandChoosable(tx: Transaction, actor: Actor, field: Field, mine: Value | null, theirs: Value | null) {
  const refuse = (key: RefusalKey) => new Refusal(key, inputOf(field.id), { name: field.name })
  if (field.archivedAt) throw refuse('customField.isArchived')
  const had = [theirs ?? []].flat()
  const added = [mine ?? []]
    .flat()
    .filter((one) => !had.includes(one as never))
    .map(String)
  if (added.length === 0) return
  if (field.column === 'userId' && !(await isActiveMember(tx, actor.organizationId, added[0] ?? '')))
    throw refuse('customField.userGone')
  if (field.column !== 'choiceId' && field.column !== 'choiceIds') return
  const offered = await tx
    .select({ archivedAt: customFieldChoices.archivedAt })
    .from(customFieldChoices)
    .where(
      and(
        eq(customFieldChoices.organizationId, actor.organizationId),
        eq(customFieldChoices.fieldId, field.id),
        inArray(customFieldChoices.id, added),
      ),
    )
  if (offered.filter(({ archivedAt }) => !archivedAt).length < added.length) throw refuse('customField.choiceGone')
}
