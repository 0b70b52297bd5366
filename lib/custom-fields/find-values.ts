import { and, eq, inArray } from 'drizzle-orm'
import { database, type Reader } from '@/db/client'
import { customerValues, leadValues } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import type { Subject, Value } from './vocabulary'

/** What stands in custom fields, by the id of the field; those that are empty are not there. */
export type Values = ReadonlyMap<string, Value>

/** What stands in the custom fields of many customers, or of many leads, by the id of the customer or lead. */
export async function findValues(
  { organizationId }: Pick<Actor, 'organizationId'>,
  subject: Subject,
  ids: string[],
  db: Reader = database(),
): Promise<Map<string, Values>> {
  const found = new Map<string, Map<string, Value>>()
  if (ids.length === 0) return found
  const rows = await (subject === 'customer' ? ofCustomers : ofLeads)(db, organizationId, ids)
  for (const { of, row } of rows) {
    const values = found.get(of) ?? new Map<string, Value>()
    values.set(row.fieldId, valueIn(row))
    found.set(of, values)
  }
  return found
}

/** The same of one. */
export const findValuesOf = async (
  actor: Pick<Actor, 'organizationId'>,
  subject: Subject,
  id: string,
  db: Reader = database(),
): Promise<Values> => (await findValues(actor, subject, [id], db)).get(id) ?? new Map()

const ofCustomers = (db: Reader, organizationId: string, ids: string[]) =>
  db
    .select({ of: customerValues.customerId, row: customerValues })
    .from(customerValues)
    .where(and(eq(customerValues.organizationId, organizationId), inArray(customerValues.customerId, ids)))

const ofLeads = (db: Reader, organizationId: string, ids: string[]) =>
  db
    .select({ of: leadValues.leadId, row: leadValues })
    .from(leadValues)
    .where(and(eq(leadValues.organizationId, organizationId), inArray(leadValues.leadId, ids)))

type Row = Omit<typeof customerValues.$inferSelect, 'customerId'>

/** What a row holds, in whichever of its columns. */
function valueIn({ text, number, amount, day, isOn, choiceId, choiceIds, userId, fieldId }: Row): Value {
  const value = text ?? number ?? amount ?? day ?? isOn ?? choiceId ?? choiceIds ?? userId
  if (value === null) throw new Error(`a value of custom field ${fieldId} holds nothing`)
  return value
}
