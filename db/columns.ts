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

// Capitals too: what `lower` makes of them depends on the locale of the server.
const accented =
  'àáâãäåāăąèéêëēĕėęěìíîïĩīĭįòóôõöōŏőøùúûüũūŭůűųñńņňýÿçćĉċčśŝşšźżžğĝġģţťŕřŗĺļľďł' +
  'ÀÁÂÃÄÅĀĂĄÈÉÊËĒĔĖĘĚÌÍÎÏĨĪĬĮÒÓÔÕÖŌŎŐØÙÚÛÜŨŪŬŮŰŲÑŃŅŇÝŸÇĆĈĊČŚŜŞŠŹŻŽĞĜĠĢŢŤŔŘŖĹĻĽĎŁ'
const bare = 'aaaaaaaaaeeeeeeeeeiiiiiiiiooooooooouuuuuuuuuunnnnyycccccsssszzzggggttrrrllldl'.repeat(2)
// They stay what they are: `translate` looks for each letter along the whole list, which takes five times as long where
// the most frequent ones are not at its beginning.
const frequent = ' eaoirnsdtulcmpvghqbfzjxkyw0123456789.,-'

/** A text as a search compares it: lower case, without accents, as lib/customers/search-text.ts writes what is sought. */
export const plainText = (text: SQL | AnyPgColumn) =>
  sql`replace(translate(lower(${text}), ${sql.raw(`'${frequent}${accented}'`)}, ${sql.raw(`'${frequent}${bare}'`)}), 'ß', 'ss')`
