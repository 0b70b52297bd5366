import { type SQL, sql } from 'drizzle-orm'
import type { Sort } from '../customers/list-view'
import { isDay } from '../format/reading'
import { isId } from '../ids'

/** Where a page of the list begins or ends: the value sorted by, the customer and, when the row has one, the lead. */
type Cursor = { key: string; customerId: string; leadId: string }

/** A value that rows are sorted by: never null, and as text the same in every session of the database. */
type SortKey = { value: SQL; text: SQL; parse: (text: string) => SQL; is: (text: string) => boolean }

const noLead = '00000000-0000-0000-0000-000000000000'
const isInstant = (text: string) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text

function sortKey(value: SQL, type: string, is: SortKey['is'], text: SQL = sql`(${value})::text`): SortKey {
  return { value, text, parse: (key) => sql`${key}::${sql.raw(type)}`, is }
}

const changed = sql`greatest(c.updated_at, l.updated_at)`

export const sortKeys: Record<Sort, SortKey> = {
  name: sortKey(sql`lower(c.name)`, 'text', (text) => !text.includes('\0')),
  city: sortKey(sql`lower(coalesce(c.city, ''))`, 'text', (text) => !text.includes('\0')),
  changed: sortKey(
    changed,
    'timestamptz',
    isInstant,
    sql`to_char(${changed} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  ),
  expected: sortKey(sql`coalesce(r.expected_value, -1)`, 'bigint', (text) => /^-?\d{1,16}$/.test(text)),
  score: sortKey(sql`coalesce(r.score, 0)`, 'int', (text) => /^\d{1,3}$/.test(text)),
  nextAction: sortKey(sql`coalesce(l.next_action_on, '9999-12-31'::date)`, 'date', isDay),
}

const leadOrNone = sql`coalesce(l.id, ${noLead}::uuid)`

/** The rows beyond a cursor. By name the index finds the first of them, for which the lead must stay out of the way. */
export function beyond({ key, customerId, leadId }: Cursor, sort: Sort, down: boolean): SQL {
  const { value, parse } = sortKeys[sort]
  const [than, from] = down ? [sql`<`, sql`<=`] : [sql`>`, sql`>=`]
  const rows = sql`(${value}, c.id, ${leadOrNone}) ${than} (${parse(key)}, ${customerId}::uuid, ${leadId}::uuid)`
  return sort === 'name' || sort === 'city'
    ? sql`(${value}, c.id) ${from} (${parse(key)}, ${customerId}::uuid) and ${rows}`
    : rows
}

export function inOrderOf(sort: Sort, down: boolean): SQL {
  const way = down ? sql`desc` : sql`asc`
  return sql`${sortKeys[sort].value} ${way}, c.id ${way}, ${leadOrNone} ${way}`
}

export const writeCursor = (row: { key: string; customerId: string; leadId: string | null }) =>
  Buffer.from(JSON.stringify([row.key, row.customerId, row.leadId ?? noLead])).toString('base64url')

/** A cursor that was made up, cut off or made for another order is no cursor: the first page. */
export function readCursor(text: string | undefined, sort: Sort): Cursor | undefined {
  try {
    const parts = JSON.parse(Buffer.from(text ?? '', 'base64url').toString()) as unknown
    if (!Array.isArray(parts) || parts.length !== 3 || parts.some((part) => typeof part !== 'string')) return undefined
    const [key, customerId, leadId] = parts as [string, string, string]
    return sortKeys[sort].is(key) && isId(customerId) && isId(leadId) ? { key, customerId, leadId } : undefined
  } catch {
    return undefined
  }
}
