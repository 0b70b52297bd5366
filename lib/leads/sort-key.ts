import { type SQL, sql } from 'drizzle-orm'
import { isDay } from '../format/reading'
import type { Groups } from './list-groups'

/** The table with an index in the order: of its rows those of the list are made. */
export type Along = 'customers' | 'leads' | 'records' | 'customerValues' | 'leadValues'

/** Whether a row of the table is of a customer, so that it makes a row of the list for each lead that is shown. */
export const isOfCustomers = (along: Along) => along === 'customers' || along === 'customerValues'

/** A value that rows are sorted by, as text the same in every session of the database. */
export type SortKey = {
  value: SQL
  text: SQL
  parse: (text: string) => SQL
  is: (text: string) => boolean
  /** Which rows have the value and which do not, where a row can lack it; in words that an index knows. */
  has?: SQL
  lacks?: SQL
  /** Which customers can have a row without it: asked of them before their leads are looked for. */
  mayLack?: SQL
  along: Along
  /** What a row is joined with to read the value, where none of its tables has it. */
  joined: SQL
  /** For a value that stands in a small table: what of it the rows are gone through by. */
  groups?: Groups
}

const isInstant = (text: string) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text
const isText = (text: string) => !text.includes('\0') && text.length <= 1000
const isWhole = (text: string) => /^\d{1,19}$/.test(text) && BigInt(text) < 2n ** 63n
const isDecimal = (text: string) => /^-?\d{1,11}(\.\d{1,4})?$/.test(text)

export type Kind = { type: string; is: SortKey['is']; text?: (value: SQL) => SQL }
export const text: Kind = { type: 'text', is: isText }
export const whole: Kind = { type: 'bigint', is: isWhole }
export const decimal: Kind = { type: 'numeric', is: isDecimal }
export const on: Kind = { type: 'date', is: isDay }
export const at: Kind = {
  type: 'timestamptz',
  is: isInstant,
  text: (value) => sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
}
/** Sent as text: the driver takes every text for false. */
export const isSo: Kind = { type: 'text::boolean', is: (text) => text === 'true' || text === 'false' }

export function sortKey({ type, is, text: textOf }: Kind, value: SQL, more: Partial<SortKey> = {}): SortKey {
  return {
    value,
    text: textOf ? textOf(value) : sql`(${value})::text`,
    parse: (key) => sql`${key}::${sql.raw(type)}`,
    is,
    along: 'customers',
    joined: sql``,
    ...more,
  }
}

/** One that a row can lack. */
export const optional = (kind: Kind, value: SQL, more: Partial<SortKey> = {}) =>
  sortKey(kind, value, { ...either(value), ...more })

/** Of a value from a small table said of what refers to it, so that the planner need not look there to tell. */
export const either = (value: SQL) => ({ has: sql`${value} is not null`, lacks: sql`${value} is null` })
