import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { customFields } from '@/db/schema'
import { nextOrderNumber } from '../account-types/next-order-number'
import { record } from '../changes/record'
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
    const orderNumber = nextOrderNumber(await demandRoom(tx, actor, fields.subject))
    return record(
      tx,
      actor,
      { entity: 'customField', entityId: id, version: 1 },
      {
        operation: 'customField.added',
        facts: { name: fields.name },
        writes: [insert('customFields', { id }, { ...fields, orderNumber, createdAt: clock.now() }), ...choices],
      },
    )
  })
}

/** The order numbers of the fields in use of a subject; refuses where there is no room for another. */
export async function demandRoom(tx: Transaction, { organizationId }: Actor, subject: Subject): Promise<number[]> {
  const rows = await tx
    .select({ orderNumber: customFields.orderNumber })
    .from(customFields)
    .where(
      and(
        eq(customFields.organizationId, organizationId),
        eq(customFields.subject, subject),
        isNull(customFields.archivedAt),
      ),
    )
  if (rows.length >= mostFields) throw new Refusal('customField.tooMany', undefined, { max: mostFields })
  return rows.map(({ orderNumber }) => orderNumber)
}
