import { type SQL, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant, money, organizationId, plainText, version } from '../columns'
import { leadPhases } from './account-types'
import { customers } from './customers'
import { leads } from './leads'
import { organizations } from './organizations'
import { memberships } from './users'

/** A field that the organization added to its customers or leads. */
export const customFields = pgTable(
  'custom_fields',
  {
    organizationId: organizationId().references(() => organizations.id),
    id: id(),
    subject: text().notNull(),
    kind: text().notNull(),
    name: text().notNull(),
    helpText: text(),
    orderNumber: integer().notNull(),
    archivedAt: instant(),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: 'custom_fields_key', columns: [t.organizationId, t.id] }),
    uniqueIndex('custom_fields_name_key').on(t.organizationId, t.subject, sql`lower(${t.name})`),
    check('custom_fields_subject_check', sql`${t.subject} in ('customer', 'lead')`),
    check(
      'custom_fields_kind_check',
      sql`${t.kind} in ('text', 'longText', 'number', 'money', 'day', 'choice', 'choices', 'yesNo', 'link', 'user')`,
    ),
    check('custom_fields_name_check', sql`length(${t.name}) between 1 and 60`),
    check('custom_fields_help_text_check', sql`length(${t.helpText}) between 1 and 200`),
  ],
)

/** What can be chosen in a custom field of the kinds `choice` and `choices`. */
export const customFieldChoices = pgTable(
  'custom_field_choices',
  {
    organizationId: organizationId(),
    id: id(),
    fieldId: id(),
    name: text().notNull(),
    orderNumber: integer().notNull(),
    archivedAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'custom_field_choices_key', columns: [t.organizationId, t.id] }),
    // What a value refers to, so that its choice always belongs to its field.
    unique('custom_field_choices_field_key').on(t.organizationId, t.fieldId, t.id),
    foreignKey({
      name: 'custom_field_choices_field_fkey',
      columns: [t.organizationId, t.fieldId],
      foreignColumns: [customFields.organizationId, customFields.id],
    }),
    check('custom_field_choices_name_check', sql`length(${t.name}) between 1 and 80`),
  ],
)

/** One column for each sort of value; see `columnOf` in lib/custom-fields/vocabulary.ts. */
const valueColumns = () => ({
  fieldId: id(),
  text: text(),
  number: numeric({ precision: 15, scale: 4, mode: 'number' }),
  amount: money(),
  day: date(),
  isOn: boolean(),
  choiceId: uuid(),
  choiceIds: uuid().array(),
  userId: uuid(),
})

/** A text as lists are sorted by it: an index holds no long ones. */
export const textOrder = (column: SQL | AnyPgColumn) => sql`lower(left(${column}, 100))`

type ValueTable = Record<'organizationId' | keyof ReturnType<typeof valueColumns>, AnyPgColumn>

/** The values of a field in order, for filters and sorting, each with whose it is; and what keeps a value sound. */
const valueConstraints = (name: string, t: ValueTable, subjectId: AnyPgColumn) => {
  const ordered = ['number', 'amount', 'day', 'isOn', 'choiceId', 'userId'] as const
  const names = { number: 'number', amount: 'amount', day: 'day', isOn: 'on', choiceId: 'choice', userId: 'user' }
  return [
    ...ordered.map((column) =>
      index(`${name}_${names[column]}_index`)
        .on(t.organizationId, t.fieldId, t[column], subjectId)
        .where(sql`${t[column]} is not null`),
    ),
    index(`${name}_text_index`)
      .on(t.organizationId, t.fieldId, textOrder(t.text), subjectId)
      .where(sql`${t.text} is not null`),
    index(`${name}_search_index`)
      .using('gin', sql`${plainText(t.text)} gin_trgm_ops`)
      .where(sql`${t.text} is not null`),
    index(`${name}_choices_index`).using('gin', t.choiceIds).where(sql`${t.choiceIds} is not null`),
    foreignKey({
      name: `${name}_field_fkey`,
      columns: [t.organizationId, t.fieldId],
      foreignColumns: [customFields.organizationId, customFields.id],
    }),
    foreignKey({
      name: `${name}_choice_fkey`,
      columns: [t.organizationId, t.fieldId, t.choiceId],
      foreignColumns: [customFieldChoices.organizationId, customFieldChoices.fieldId, customFieldChoices.id],
    }),
    foreignKey({
      name: `${name}_user_fkey`,
      columns: [t.organizationId, t.userId],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }),
    check(
      `${name}_one_check`,
      sql`num_nonnulls(${sql.join([t.text, t.number, t.amount, t.day, t.isOn, t.choiceId, t.choiceIds, t.userId], sql`, `)}) = 1`,
    ),
    check(`${name}_text_check`, sql`length(${t.text}) between 1 and 5000`),
    check(`${name}_amount_check`, sql`${t.amount} between 0 and 9007199254740991`),
    check(`${name}_choices_check`, sql`cardinality(${t.choiceIds}) between 1 and 200`),
  ]
}

/** What stands in a custom field of a customer; no row where it is empty. */
export const customerValues = pgTable(
  'customer_values',
  { organizationId: organizationId(), customerId: id(), ...valueColumns() },
  (t) => [
    primaryKey({ name: 'customer_values_key', columns: [t.organizationId, t.customerId, t.fieldId] }),
    ...valueConstraints('customer_values', t, t.customerId),
    foreignKey({
      name: 'customer_values_customer_fkey',
      columns: [t.organizationId, t.customerId],
      foreignColumns: [customers.organizationId, customers.id],
    }),
  ],
)

/** What stands in a custom field of a lead; no row where it is empty. */
export const leadValues = pgTable(
  'lead_values',
  { organizationId: organizationId(), leadId: id(), ...valueColumns() },
  (t) => [
    primaryKey({ name: 'lead_values_key', columns: [t.organizationId, t.leadId, t.fieldId] }),
    ...valueConstraints('lead_values', t, t.leadId),
    foreignKey({
      name: 'lead_values_lead_fkey',
      columns: [t.organizationId, t.leadId],
      foreignColumns: [leads.organizationId, leads.id],
    }),
  ],
)

/** The custom fields, of the lead or its customer, that must be filled before a lead phase is completed. */
export const leadPhaseRequiredFields = pgTable(
  'lead_phase_required_fields',
  { organizationId: organizationId(), leadPhaseId: id(), fieldId: id() },
  (t) => [
    primaryKey({
      name: 'lead_phase_required_fields_key',
      columns: [t.organizationId, t.leadPhaseId, t.fieldId],
    }),
    foreignKey({
      name: 'lead_phase_required_fields_phase_fkey',
      columns: [t.organizationId, t.leadPhaseId],
      foreignColumns: [leadPhases.organizationId, leadPhases.id],
    }),
    foreignKey({
      name: 'lead_phase_required_fields_field_fkey',
      columns: [t.organizationId, t.fieldId],
      foreignColumns: [customFields.organizationId, customFields.id],
    }),
  ],
)
