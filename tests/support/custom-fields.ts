import { type AddCustomField, addCustomField } from '@/lib/custom-fields/add-custom-field'
import { type CustomField, listCustomFields } from '@/lib/custom-fields/list-custom-fields'
import { customFieldsOf } from '@/lib/custom-fields/read-value'
import type { FieldKind } from '@/lib/custom-fields/vocabulary'
import { reading } from '@/lib/format/reading'
import { newId } from '@/lib/ids'
import type { Actor } from '@/lib/permissions/actor'
import { actorOf } from './cast'

let made = 0

export const customFieldForm = (kind: FieldKind, more: Partial<AddCustomField> = {}): AddCustomField => ({
  ...{ subject: 'customer', kind, name: `${kind} ${++made}`, helpText: null },
  newChoices: kind === 'choice' || kind === 'choices' ? ['Roof', 'Garden', 'Façade'] : [],
  ...more,
})

/** A field of customers, unless it is said otherwise, as it is listed. */
export async function makeField(kind: FieldKind, more: Partial<AddCustomField> = {}, admin: Actor = actorOf('ana')) {
  const { entityId } = await addCustomField(admin, customFieldForm(kind, more))
  return findField(entityId, admin)
}

export async function findField(id: string, actor: Actor = actorOf('ana')): Promise<CustomField> {
  const field = (await listCustomFields(actor)).find((one) => one.id === id)
  if (!field) throw new Error(`there is no custom field ${id}`)
  return field
}

/** What a form posts for a field, read; or the keys of what is wrong with it. */
export function read(field: CustomField, posted: unknown) {
  const parsed = customFieldsOf(reading('EUR'), [field]).safeParse({ [field.id]: posted })
  return parsed.success ? parsed.data[field.id] : parsed.error.issues.map(({ message }) => message)
}

/** A field that no organization has: there is no room for many. */
export const fieldLike = (kind: FieldKind): CustomField => ({
  ...{ organizationId: newId(), id: newId(), subject: 'customer', kind, name: kind, helpText: null },
  ...{ orderNumber: 10, archivedAt: null, version: 1, createdAt: new Date(), choices: [] },
})
