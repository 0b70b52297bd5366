import { type SQL, sql } from 'drizzle-orm'
import { found } from '../customers/found'
import { asAsked, soughtIn } from '../customers/search-text'

/** The text of a row in which words were looked for, and what of it names the row. */
type Ranked = { text: SQL; name?: SQL; number?: SQL }

/**
 * Where a row stands among those found, the least first: by the likeliest of the searches, then what is called so, what
 * begins so, what has the words in its name, what has them as whole words, and what has them as parts of words.
 */
export function rankOf(queries: string[], row: Ranked): SQL {
  const ranks = queries.map(
    (query, at) => sql`when ${found([query], row.text)} then ${at * 10}::int + ${rankBy(query, row)}`,
  )
  const [only] = queries
  return only !== undefined && queries.length === 1 ? rankBy(only, row) : sql`case ${sql.join(ranks, sql` `)} end`
}

function rankBy(query: string, { text, name, number }: Ranked): SQL {
  const words = soughtIn(query).flatMap((part) => part.words)
  const whole = sql.param(words.map((word) => `\\m${word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}\\M`))
  const asked = asAsked(query)
  const called =
    name &&
    sql`
    when ${name} = ${asked} ${number ? sql`or lower(${number}) = ${asked}` : sql``} then 0
    when starts_with(${name}, ${asked}) then 1
    when ${name} ~ all(${whole}::text[]) then 2`
  return sql`case ${called ?? sql``} when ${text} ~ all(${whole}::text[]) then 3 else 4 end`
}
