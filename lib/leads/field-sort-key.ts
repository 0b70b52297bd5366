import { type SQL, sql } from 'drizzle-orm'
import { textOrder } from '@/db/schema'
import type { SortedColumn, SortedField } from '../customers/field-sorts'
import { askedOfField, valueTables } from './field-values'
import { decimal, isSo, type Kind, on, type SortKey, sortKey, text, whole } from './sort-key'

/** The order by the values `v` of a custom field; choices stand as an admin ordered them, people by their names. */
export function fieldSortKey(field: SortedField): SortKey {
  const { kind, held, value = held, names } = columns[field.column]
  const { values, owner, row, id } = valueTables[field.subject]
  const along = field.subject === 'customer' ? 'customerValues' : 'leadValues'
  const ofField = sql`v.field_id = ${field.fieldId}`
  const ofRow = sql`v.organization_id = ${row}.organization_id and ${owner} = ${id} and ${ofField}`
  const has = sql`${ofField} and ${held} is not null`
  const key = sortKey(kind, value, {
    ...{ has, lacks: sql`${held} is null`, along },
    // Fenced off, so that the planner does not first look for the values of all.
    mayLack:
      along === 'customerValues'
        ? sql`not exists (select from ${values} v where ${ofRow} and ${held} is not null offset 0)`
        : undefined,
    joined: sql`left join ${values} v on ${ofRow} ${names?.joined ?? sql``}`,
  })
  if (!names) return key
  const groups: SortKey['groups'] = {
    of: sql`${held}::text`,
    from: ({ organizationId }) => sql`
      select ${value} as value, w.id::text as "group", w.id from ${names.from(organizationId, field.fieldId)}`,
    ways: (view) => [
      { along, where: sql`${ofField} and ${held} = g.id and ${askedOfField(view, field) ?? sql`true`}` },
    ],
    isByCustomer: () => field.subject === 'customer',
    first: id,
  }
  return { ...key, groups }
}

/** What stands in a column and, where that is an id, the small table `w` of what has it. */
type Column = {
  kind: Kind
  held: SQL
  value?: SQL
  names?: { joined: SQL; from: (organizationId: string, fieldId: string) => SQL }
}

const columns: Record<SortedColumn, Column> = {
  text: { kind: text, held: sql`v.text`, value: textOrder(sql`v.text`) },
  number: { kind: decimal, held: sql`v.number` },
  amount: { kind: whole, held: sql`v.amount` },
  day: { kind: on, held: sql`v.day` },
  isOn: { kind: isSo, held: sql`v.is_on` },
  choiceId: {
    kind: text,
    held: sql`v.choice_id`,
    value: sql`(lpad(w.order_number::text, 10, '0') || lower(w.name))`,
    names: {
      joined: sql`left join custom_field_choices w on w.organization_id = v.organization_id and w.id = v.choice_id`,
      from: (organizationId, fieldId) => sql`custom_field_choices w
        where w.organization_id = ${organizationId} and w.field_id = ${fieldId}`,
    },
  },
  userId: {
    kind: text,
    held: sql`v.user_id`,
    value: sql`lower(w.name)`,
    names: {
      joined: sql`left join users w on w.id = v.user_id`,
      from: (organizationId) => sql`memberships m join users w on w.id = m.user_id
        where m.organization_id = ${organizationId}`,
    },
  },
}
