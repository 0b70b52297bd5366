import { sql } from 'drizzle-orm'
import { database } from '@/db/client'
import type { CustomField } from '@/lib/custom-fields/list-custom-fields'
import { columnOf, type Value } from '@/lib/custom-fields/vocabulary'

const inDatabase: Record<string, string> = {
  choiceId: 'choice_id',
  choiceIds: 'choice_ids',
  isOn: 'is_on',
  userId: 'user_id',
}

/** Puts a value into a field of a customer or a lead, past every rule. */
export async function putValue(field: CustomField, of: string, value: Value) {
  const column = columnOf[field.kind]
  const list = Array.isArray(value) ? sql`${sql.param(`{${value.join(',')}}`)}::uuid[]` : sql`${value}`
  const [table, owner, held] = [`${field.subject}_values`, `${field.subject}_id`, inDatabase[column] ?? column]
  await database().execute(sql`
    insert into ${sql.raw(table)} (organization_id, ${sql.raw(owner)}, field_id, ${sql.raw(held)})
    values (${field.organizationId}, ${of}, ${field.id}, ${list})`)
}

export const choiceIds = ({ choices }: CustomField) => choices.map(({ id }) => id)
