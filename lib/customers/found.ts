import { type SQL, sql } from 'drizzle-orm'
import { soughtIn } from './search-text'
import { searchedCustomers } from './searched'

const all = (parts: SQL[]) => sql.join(parts, sql` and `)
const any = (parts: SQL[]) => sql`(${sql.join(parts, sql` or `)})`

/** What stands before a word. They are named one by one because only then the index knows that a word begins there. */
const before = '(^|[ \n\t("@./,;:#+-])'

/**
 * Whether a word stands in a text. Of one or two letters or digits it begins a word there: in the middle it says little,
 * and has no trigram by which an index could find it.
 */
export const has = (word: string, text: SQL): SQL =>
  /^[a-z0-9]{1,2}$/.test(word)
    ? sql`${text} ~ ${before + word}`
    : sql`${text} like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`

/** Whether one of some searches finds a text; without another that of the customer `c`. */
export const found = (queries: string[], text = searchedCustomers.text): SQL =>
  queries.length > 0 ? any(queries.map((query) => foundBy(query, text))) : sql`false`

/** Every word must be there, in any order, or the telephone number that several of them may be. */
function foundBy(query: string, text: SQL): SQL {
  const parts = soughtIn(query).map(({ words, number }) => {
    const written = all(words.map((word) => has(word, text)))
    return number ? any([written, has(number, text)]) : written
  })
  return parts.length > 0 ? all(parts) : sql`false`
}
