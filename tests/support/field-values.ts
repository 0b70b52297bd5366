import { sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { customFieldChoices, customFields } from '@/db/schema'
import { columnOf, type FieldKind, type Subject, type Value } from '@/lib/custom-fields/vocabulary'
import { newId } from '@/lib/ids'
import type { Actor } from '@/lib/permissions/actor'

/** A custom field as it stands in the tables, whatever is allowed to whom; with the ids of its choices. */
export async function makeField(
  { organizationId }: Pick<Actor, 'organizationId'>,
  subject: Subject,
  kind: FieldKind,
  { name = `${subject} ${kind}`, choices = [] as string[] } = {},
) {
  const id = newId()
  const field = { organizationId, id, subject, kind, name, orderNumber: 10, createdAt: new Date() }
  await database().insert(customFields).values(field)
  const rows = choices.map((choice, at) => ({
    ...{ organizationId, id: newId(), fieldId: id, name: choice, orderNumber: at * 10 },
  }))
  if (rows.length > 0) await database().insert(customFieldChoices).values(rows)
  return { id, subject, kind, name, choices: rows.map((row) => row.id) }
}
export type MadeField = Awaited<ReturnType<typeof makeField>>

const inDatabase = {
  amount: 'amount',
  choiceId: 'choice_id',
  choiceIds: 'choice_ids',
  isOn: 'is_on',
  userId: 'user_id',
}

/** Puts a value into a field of a customer or a lead, past every rule. */
export async function putValue(
  { organizationId }: Pick<Actor, 'organizationId'>,
  field: MadeField,
  of: string,
  value: Value,
) {
  const column = columnOf[field.kind]
  const named = sql.raw(column in inDatabase ? inDatabase[column as keyof typeof inDatabase] : column)
  const list = Array.isArray(value) ? sql`${sql.param(`{${value.join(',')}}`)}::uuid[]` : sql`${value}`
  const owner = sql.raw(`${field.subject}_id`)
  await database().execute(sql`
    insert into ${sql.raw(`${field.subject}_values`)} (organization_id, ${owner}, field_id, ${named})
    values (${organizationId}, ${of}, ${field.id}, ${list})`)
}
