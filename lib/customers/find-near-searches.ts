import { type SQL, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import type { Actor } from '../permissions/actor'
import { found, has } from './found'
import { soughtIn, swapped } from './search-text'
import { type Searched, searchedCustomers } from './searched'

/** So many rows are asked for the words that one word may have been meant as. */
const asked = 200
const most = 6

/**
 * Searches that a search with a slip in one of its words may have been meant as, and that find something: a word of
 * letters becomes one of those that rows with all the others have, with two letters swapped or with enough of the same
 * trigrams. The likeliest first; at most six, from a look at a few rows only.
 */
export async function findNearSearches(
  { organizationId }: Actor,
  query: string,
  { rows, text }: Searched = searchedCustomers,
): Promise<string[]> {
  const words = soughtIn(query).flatMap((part) => part.words)
  const slips = words.flatMap((word, at) => {
    if (word.length < 3 || /\d/.test(word)) return []
    const others = words.filter((_, other) => other !== at).join(' ')
    const beside = sql`${rows(organizationId)} ${others ? sql`and ${found([others], text)}` : sql``}`
    const there = (meant: string) =>
      sql`(select ${at}::int, ${meant}, 1 from (${some(text, sql`${beside} and ${has(meant, text)}`, 1)}) as near)`
    return [alike(word, at, text, beside), ...swapped(word).map(there)]
  })
  if (slips.length === 0) return []
  const meant = (await database().execute(sql`
    select at, word, max(likeness) as likeness from (${sql.join(slips, sql` union all `)}) as slips
    group by at, word order by likeness desc, at, word limit ${most}`)) as unknown as { at: number; word: string }[]
  return meant.map(({ at, word }) => words.with(at, word).join(' '))
}

/** How alike two words must be, for this one statement: asked once, before the first row is looked at. */
const leniently = sql`(select set_config('pg_trgm.word_similarity_threshold', '0.5', true)) is not null`

/** The words of some rows that have enough of the same trigrams. */
const alike = (word: string, at: number, text: SQL, rows: SQL) => sql`(
  select ${at}::int as at, w.word, max(similarity(${word}, w.word)) as likeness
  from (${some(text, sql`${rows} and ${leniently} and ${word} <% ${text}`, asked)}) as near
    cross join regexp_split_to_table(near.text, '[^[:alnum:]]+') as w (word)
  where ${word} <% w.word and w.word <> ${word} group by w.word)`

/** The first rows that the index of the search finds: fenced off, so that the limit makes nobody read them all. */
const some = (text: SQL, rows: SQL, count: number) => sql`
  select found.text from (select ${text} as text from ${rows} offset 0) as found
    cross join (select offset 0) as one
  limit ${count}`
