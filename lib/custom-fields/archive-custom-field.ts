import { z } from 'zod'
import { gate } from '../changes/gate'
import { clock } from '../clock'
import type { Actor } from '../permissions/actor'
import { demandRoom } from './add-custom-field'
import { seenCustomField } from './custom-field-fields'
import type { Subject } from './vocabulary'

export const ArchiveCustomField = z.object(seenCustomField)
export type ArchiveCustomField = z.output<typeof ArchiveCustomField>

/** No longer asked for, nor required by a phase; its values stay. */
export function archiveCustomField(actor: Actor, { customFieldId: id, version }: ArchiveCustomField) {
  return gate(actor, 'customField.edit', 'customField', { id, version }, (field) => ({
    operation: 'customField.archived',
    facts: { name: field.name },
    set: { archivedAt: field.archivedAt ?? clock.now() },
  }))
}

export function restoreCustomField(actor: Actor, { customFieldId: id, version }: ArchiveCustomField) {
  return gate(actor, 'customField.edit', 'customField', { id, version }, async (field, tx) => {
    if (field.archivedAt) await demandRoom(tx, actor, field.subject as Subject)
    return { operation: 'customField.restored', facts: { name: field.name }, set: { archivedAt: null } }
  })
}
