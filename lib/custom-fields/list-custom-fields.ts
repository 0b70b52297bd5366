import { and, asc, eq, inArray } from 'drizzle-orm'
import { database, type Reader } from '@/db/client'
import { customFieldChoices, customFields } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import type { FieldKind, Subject } from './vocabulary'

type Row = typeof customFields.$inferSelect
export type Choice = { id: string; name: string; archivedAt: Date | null }
/** A field as it was defined, with all its choices in order, archived ones too. */
export type CustomField = Omit<Row, 'subject' | 'kind'> & { subject: Subject; kind: FieldKind; choices: Choice[] }

/** The fields of an organization, of one subject or of both, in order; archived ones too. */
export async function listCustomFields(
  { organizationId }: Pick<Actor, 'organizationId'>,
  subject?: Subject,
  db: Reader = database(),
): Promise<CustomField[]> {
  const fields = await db
    .select()
    .from(customFields)
    .where(
      and(
        eq(customFields.organizationId, organizationId),
        subject === undefined ? undefined : eq(customFields.subject, subject),
      ),
    )
    .orderBy(asc(customFields.subject), asc(customFields.orderNumber), asc(customFields.name))
  const ids = fields.map(({ id }) => id)
  const choices = ids.length > 0 ? await choicesOf(db, organizationId, ids) : []
  return fields.map((field) => ({
    ...field,
    subject: field.subject as Subject,
    kind: field.kind as FieldKind,
    choices: choices.filter(({ fieldId }) => fieldId === field.id),
  }))
}

const choicesOf = (db: Reader, organizationId: string, fieldIds: string[]) =>
  db
    .select()
    .from(customFieldChoices)
    .where(and(eq(customFieldChoices.organizationId, organizationId), inArray(customFieldChoices.fieldId, fieldIds)))
    .orderBy(asc(customFieldChoices.orderNumber), asc(customFieldChoices.name))

/** Those that are asked for and shown on forms. */
export const inUse = (fields: CustomField[]) => fields.filter(({ archivedAt }) => !archivedAt)
