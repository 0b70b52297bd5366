import { type SQL, sql } from 'drizzle-orm'
import { plainText } from '@/db/columns'
import { subjects } from '../custom-fields/vocabulary'
import type { FieldFilter } from '../customers/field-filters'
import type { ListFilter } from '../customers/list-view'
import { searchWords } from '../customers/search-text'
import type { Actor } from '../permissions/actor'

/** The values of a subject, and whose each is. */
export const valueTables = {
  customer: { values: sql`customer_values`, owner: sql`v.customer_id`, row: sql`c`, id: sql`c.id` },
  lead: { values: sql`lead_values`, owner: sql`v.lead_id`, row: sql`l`, id: sql`l.id` },
}

/** Whether the value of the customer `c` or the lead `l` of a row is as a filter asks. */
export function hasValue(filter: FieldFilter): SQL {
  const { values, owner, row, id } = valueTables[filter.subject]
  const of = sql`select from ${values} v
    where v.organization_id = ${row}.organization_id and ${owner} = ${id} and v.field_id = ${filter.fieldId}`
  const asked = askedOf(filter)
  const parts: SQL[] = []
  if (asked) parts.push(sql`exists (${of} and ${asked})`)
  if (filter.none) parts.push(sql`not exists (${of})`)
  return parts.length > 0 ? sql`(${sql.join(parts, sql` or `)})` : sql`true`
}

/** The ids of those whose value is as a filter asks, found along an index; none to be found where it asks for none. */
export function leftByField({ organizationId }: Actor, filter: FieldFilter): { of: SQL; ids: SQL } | undefined {
  const { values, owner, id } = valueTables[filter.subject]
  const asked = askedOf(filter)
  if (!asked || filter.none) return undefined
  return {
    of: id,
    ids: sql`select ${owner} from ${values} v
      where v.organization_id = ${organizationId} and v.field_id = ${filter.fieldId} and ${asked}`,
  }
}

/**
 * The customers whose values are as a view asks, found before anything is joined to them, and what the view asks
 * besides: else the planner first looks for the current lead of all customers.
 */
export function narrowedByFields<View extends ListFilter>(
  { organizationId }: Actor,
  view: View,
): { view: View; customers?: SQL } {
  const [ofCustomers, ofLeads] = subjects.map((subject) => (view.fields ?? []).filter((one) => one.subject === subject))
  if (!ofCustomers?.length) return { view }
  const customers = sql`(select c.* from customers c where c.organization_id = ${organizationId}
    and ${sql.join(ofCustomers.map(hasValue), sql` and `)} offset 0) c`
  return { view: { ...view, fields: ofLeads }, customers }
}

/** What a view asks of the values `v` of a field, so that only rows with one are let through. */
export function askedOfField({ fields }: ListFilter, { fieldId }: Pick<FieldFilter, 'fieldId'>): SQL | undefined {
  const filter = fields?.find((one) => one.fieldId === fieldId)
  return filter && !filter.none ? askedOf(filter) : undefined
}

/** Whether a view lets through only rows that have nothing in a field. */
export function isEmptied({ fields }: ListFilter, { fieldId }: Pick<FieldFilter, 'fieldId'>): boolean {
  const filter = fields?.find((one) => one.fieldId === fieldId)
  return filter?.none === true && !askedOf(filter)
}

/** What is asked of a value `v`. */
function askedOf(filter: FieldFilter): SQL | undefined {
  const { contains, from, to, amountFrom, amountTo, dayFrom, dayTo, choice, choices, on, user } = filter
  const parts: SQL[] = []
  if (contains) parts.push(hasWords(contains))
  if (from !== undefined) parts.push(sql`v.number >= ${from}`)
  if (to !== undefined) parts.push(sql`v.number <= ${to}`)
  if (amountFrom !== undefined) parts.push(sql`v.amount >= ${amountFrom}`)
  if (amountTo !== undefined) parts.push(sql`v.amount <= ${amountTo}`)
  if (dayFrom !== undefined) parts.push(sql`v.day >= ${dayFrom}`)
  if (dayTo !== undefined) parts.push(sql`v.day <= ${dayTo}`)
  if (choice) parts.push(sql`v.choice_id = any(${listOf(choice)})`)
  if (choices) parts.push(sql`v.choice_ids && ${listOf(choices)}`)
  if (on !== undefined) parts.push(sql`v.is_on = ${on}`)
  if (user) parts.push(sql`v.user_id = ${user}`)
  return parts.length > 0 ? sql.join(parts, sql` and `) : undefined
}

/** All words, in any order. */
function hasWords(text: string): SQL {
  const words = searchWords(text)
  const has = (word: string) => sql`${plainText(sql`v.text`)} like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`
  return words.length > 0 ? sql.join(words.map(has), sql` and `) : sql`false`
}

const listOf = (ids: string[]) => sql`${sql.param(`{${ids.join(',')}}`)}::uuid[]`
