import { type SQL, sql } from 'drizzle-orm'
import { soughtIn } from './search-text'

export const has = (text: string): SQL => sql`c.search_text like ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`
const all = (parts: SQL[]) => sql.join(parts, sql` and `)
const any = (parts: SQL[]) => sql`(${sql.join(parts, sql` or `)})`

/** Whether one of some searches finds the customer `c`. */
export const found = (queries: string[]): SQL => (queries.length > 0 ? any(queries.map(foundBy)) : sql`false`)

/** Every word must be there, in any order, or the telephone number that several of them may be. */
function foundBy(query: string): SQL {
  const parts = soughtIn(query).map(({ words, number }) => {
    const written = all(words.map(has))
    return number ? any([written, has(number)]) : written
  })
  return parts.length > 0 ? all(parts) : sql`false`
}
