import { and, asc, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { customFields } from '@/db/schema'
import { record } from '../changes/record'
import { numberOfNew, unnumbered } from '../changes/reorder'
import { takeTurn } from '../changes/take-turn'
import { transact } from '../changes/transact'
import { insert } from '../changes/write'
import { clock } from '../clock'
import type { Reading } from '../format/reading'
import { newId } from '../ids'
import { type Actor, demand } from '../permissions/actor'
import { Refusal } from '../refusal'
import { newChoiceWrites } from './choice-writes'
import { customFieldFields } from './custom-field-fields'
import { hasChoices, kinds, mostFields, type Subject, Subject as SubjectOf } from './vocabulary'

export const AddCustomField = (read: Reading) =>
  z.object({ ...customFieldFields(read), subject: SubjectOf, kind: read.requiredOneOf(kinds) })
export type AddCustomField = z.output<ReturnType<typeof AddCustomField>>

/** Adds a field behind the others of its subject. Its subject and kind stay what they are. */
export function addCustomField(actor: Actor, { newChoices, ...fields }: AddCustomField) {
  return transact(actor, async (tx) => {
    demand(actor, 'customField.edit')
    await takeTurn(tx, actor)
    const id = newId()
    const choices = hasChoices(fields.kind) ? newChoiceWrites(id, newChoices) : []
    const others = await demandRoom(tx, actor, fields.subject)
    const { orderNumber, writes } = numberOfNew('customFields', null, [...others, unnumbered(id)], id)
    return record(
      tx,
      actor,
      { entity: 'customField', entityId: id, version: 1 },
      {
        operation: 'customField.added',
        facts: { name: fields.name },
        writes: [
          ...writes,
          insert('customFields', { id }, { ...fields, orderNumber, createdAt: clock.now() }),
          ...choices,
        ],
      },
    )
  })
}

/** The fields in use of a subject, in order; refuses where there is no room for another. */
export async function demandRoom(tx: Transaction, { organizationId }: Actor, subject: Subject) {
  const rows = await tx
    .select()
    .from(customFields)
    .where(
      and(
        eq(customFields.organizationId, organizationId),
        eq(customFields.subject, subject),
        isNull(customFields.archivedAt),
      ),
    )
    .orderBy(asc(customFields.orderNumber))
  if (rows.length >= mostFields) throw new Refusal('customField.tooMany', undefined, { max: mostFields })
  return rows
}
