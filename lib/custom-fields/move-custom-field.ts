import { z } from 'zod'
import { gate } from '../changes/gate'
import { directions, reorder } from '../changes/reorder'
import type { Actor } from '../permissions/actor'
import { seenCustomField } from './custom-field-fields'
import { inUse, listCustomFields } from './list-custom-fields'
import type { Subject } from './vocabulary'

export const MoveCustomField = z.object({ ...seenCustomField, to: z.enum(directions) })
export type MoveCustomField = z.output<typeof MoveCustomField>

export function moveCustomField(actor: Actor, { customFieldId: id, version, to }: MoveCustomField) {
  return gate(actor, 'customField.edit', 'customField', { id, version }, async (field, tx) => {
    const list = inUse(await listCustomFields(actor, field.subject as Subject, tx))
    const { writes, orderNumber } = reorder('customFields', list, id, to)
    return { operation: 'customField.reordered', facts: { name: field.name }, set: { orderNumber }, writes }
  })
}
