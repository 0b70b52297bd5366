import { type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, bigint, integer, timestamp, uuid } from 'drizzle-orm/pg-core'

export const organizationId = () => uuid().notNull()
export const id = () => uuid().notNull()
/** Counts the changes of a row; a form carries the version it was made from. */
export const version = () => integer().notNull().default(1)
export const instant = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 })
export const createdAt = () => instant().notNull()
/** Minor units (cents) of the organization's currency. */
export const money = () => bigint({ mode: 'number' })

// They stay what they are: `translate` looks for each letter along the whole list, which takes five times as long where
// the most frequent ones are not at its beginning.
const frequent = ' eaoirnsdtulcmpvghqbfzjxkyw0123456789.,-'
// Letters of which Unicode says no bare one. Capitals too: what `lower` makes of them depends on the locale of the server.
const [whole, bare] = ['øØłŁ', 'ooll']
/** The block of combining marks, those of our languages first: what stands behind a bare letter once it is taken apart. */
const ours = [0x301, 0x303, 0x327, 0x302, 0x308, 0x300, 0x30c, 0x30a, 0x328]
const marks = [...new Set([...ours, ...Array.from({ length: 0x70 }, (_, at) => 0x300 + at)])]
const from = sql.raw(`E'${frequent}${whole}${marks.map((mark) => `\\u0${mark.toString(16)}`).join('')}'`)
const to = sql.raw(`'${frequent}${bare}'`)

/** A text as a search compares it: lower case, without accents, as lib/customers/search-text.ts writes what is sought. */
export const plainText = (text: SQL | AnyPgColumn) =>
  sql`replace(translate(lower(normalize(${text}, NFD)), ${from}, ${to}), 'ß', 'ss')`
