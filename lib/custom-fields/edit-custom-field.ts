import { z } from 'zod'
import { gate } from '../changes/gate'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { ChangedMeanwhile } from '../refusal'
import { choiceWrites } from './choice-writes'
import { choiceFields, customFieldFields, seenCustomField } from './custom-field-fields'

export const EditCustomField = (read: Reading) =>
  z.object({ ...seenCustomField, ...customFieldFields(read), ...choiceFields(read) })
export type EditCustomField = z.output<ReturnType<typeof EditCustomField>>

/** Changes a field's name, help text and choices. Choices that others changed meanwhile are not written over. */
export function editCustomField(actor: Actor, input: EditCustomField) {
  const { customFieldId: id, version, name, helpText, ...choices } = input
  return gate(
    actor,
    'customField.edit',
    'customField',
    { id, version },
    async (field, tx, meeting) => {
      const set = meeting.merge('customFields', { id }, field, { name, helpText })
      const writes = await choiceWrites(tx, actor, field, choices)
      const changed = meeting.since.some(({ rows }) => rows.some(({ table }) => table === 'customFieldChoices'))
      if (changed && writes.length > 0) throw new ChangedMeanwhile('customField', id, version, field.version)
      return { operation: 'customField.edited', facts: { name: set.name }, set, writes }
    },
    { merges: true },
  )
}
