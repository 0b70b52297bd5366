import { type SQL, sql } from 'drizzle-orm'
import type { Sort } from '../customers/list-view'
import { isId } from '../ids'
import { type SortKey, sortKeys } from './list-sorts'

/**
 * Where a page of the list begins or ends: the value sorted by (null: the row has none), the customer and, when the row
 * has one, the lead.
 */
export type Cursor = { key: string | null; customerId: string; leadId: string }

/** Rows with the value sorted by stand first, those without after them, whatever the direction. */
export type Stretch = 'with' | 'without'

const noLead = '00000000-0000-0000-0000-000000000000'
const leadOrNone = sql`coalesce(l.id, ${noLead}::uuid)`

/** The stretches of an order, from the one in which the cursor stands. */
export function stretchesOf(sort: Sort, back: boolean, cursor: Cursor | undefined): Stretch[] {
  const all: Stretch[] = sortKeys[sort].lacks ? ['with', 'without'] : ['with']
  if (back) all.reverse()
  return cursor ? all.slice(all.indexOf(cursor.key === null ? 'without' : 'with')) : all
}

export function within(stretch: Stretch, sort: Sort): SQL | undefined {
  const { has, lacks } = sortKeys[sort]
  return stretch === 'with' ? has : lacks
}

/** What tells rows of one value apart: the lead, where an index has it beside the value, else customer and lead. */
const ties = ({ lead }: SortKey) => (lead ? [lead] : [sql`c.id`, leadOrNone])

/** The rows beyond a cursor, in its stretch. */
export function beyond({ key, customerId, leadId }: Cursor, sort: Sort, down: boolean): SQL {
  const { value, parse, lead, unique } = sortKeys[sort]
  const [than, from] = down ? [sql`<`, sql`<=`] : [sql`>`, sql`>=`]
  const [customer, own] = [sql`${customerId}::uuid`, sql`${leadId}::uuid`]
  // The index finds the first of them by what it has; the lead must stay out of its way.
  if (key === null) return sql`c.id ${from} ${customer} and (c.id, ${leadOrNone}) ${than} (${customer}, ${own})`
  if (lead) return sql`(${value}, ${lead}) ${than} (${parse(key)}, ${own})`
  const rows = sql`(${value}, c.id, ${leadOrNone}) ${than} (${parse(key)}, ${customer}, ${own})`
  return unique ? sql`(${value}, c.id) ${from} (${parse(key)}, ${customer}) and ${rows}` : rows
}

export function inOrderOf(stretch: Stretch, sort: Sort, down: boolean): SQL {
  const way = down ? sql`desc` : sql`asc`
  const parts = stretch === 'with' ? [sortKeys[sort].value, ...ties(sortKeys[sort])] : [sql`c.id`, leadOrNone]
  return sql.join(
    parts.map((part) => sql`${part} ${way}`),
    sql`, `,
  )
}

/** The order of both stretches in one statement. */
export function inWholeOrderOf(sort: Sort, down: boolean): SQL {
  const { value, lacks, lead } = sortKeys[sort]
  const way = down ? sql`desc` : sql`asc`
  const customer = lead && lacks ? sql`case when ${lacks} then c.id else ${lead} end` : sql`c.id`
  return sql`${lacks ? sql`(${lacks}),` : sql``} ${value} ${way}, ${customer} ${way}, ${leadOrNone} ${way}`
}

export const writeCursor = (row: { key: string | null; customerId: string; leadId: string | null }) =>
  Buffer.from(JSON.stringify([row.key, row.customerId, row.leadId ?? noLead])).toString('base64url')

/** A cursor that was made up, cut off or made for another order is no cursor: the first page. */
export function readCursor(text: string | undefined, sort: Sort): Cursor | undefined {
  try {
    const parts = JSON.parse(Buffer.from(text ?? '', 'base64url').toString()) as unknown
    if (!Array.isArray(parts) || parts.length !== 3) return undefined
    const [key, customerId, leadId] = parts as unknown[]
    const { is, lacks } = sortKeys[sort]
    const fits = key === null ? lacks !== undefined : typeof key === 'string' && is(key)
    const known = typeof customerId === 'string' && isId(customerId) && typeof leadId === 'string' && isId(leadId)
    return fits && known ? { key: key as string | null, customerId, leadId } : undefined
  } catch {
    return undefined
  }
}
