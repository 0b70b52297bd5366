import { type SQL, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import type { Actor } from '../permissions/actor'
import { found, has } from './found'
import { soughtIn, swapped } from './search-text'

/** So many customers are asked for the words that one word may have been meant as. */
const asked = 200
const most = 6

/**
 * Searches that a search with a slip in one of its words may have been meant as, and that find something: a word of
 * letters becomes one of those that customers with all the others have, with two letters swapped or with enough of the
 * same trigrams. The likeliest first; at most six, from a look at a few customers only.
 */
export async function findNearSearches({ organizationId }: Actor, query: string): Promise<string[]> {
  const words = soughtIn(query).flatMap((part) => part.words)
  const slips = words.flatMap((word, at) => {
    if (word.length < 3 || /\d/.test(word)) return []
    const others = words.filter((_, other) => other !== at)
    const where = sql`c.organization_id = ${organizationId} and ${others.length > 0 ? found([others.join(' ')]) : sql`true`}`
    return [alike(word, at, where), ...swapped(word).map((meant) => there(meant, at, where))]
  })
  if (slips.length === 0) return []
  const meant = (await database().execute(sql`
    select at, word, max(likeness) as likeness from (${sql.join(slips, sql` union all `)}) as slips
    group by at, word order by likeness desc, at, word limit ${most}`)) as unknown as { at: number; word: string }[]
  return meant.map(({ at, word }) => words.with(at, word).join(' '))
}

/** How alike two words must be, for this one statement: asked once, before the first row is looked at. */
const leniently = sql`(select set_config('pg_trgm.word_similarity_threshold', '0.5', true)) is not null`

/** The words of some customers that have enough of the same trigrams. */
const alike = (word: string, at: number, where: SQL) => sql`(
  select ${at}::int as at, w.word, max(similarity(${word}, w.word)) as likeness
  from (${some(sql`${leniently} and ${word} <% c.search_text and ${where}`, asked)}) as near
    cross join regexp_split_to_table(near.search_text, '[^[:alnum:]]+') as w (word)
  where ${word} <% w.word and w.word <> ${word} group by w.word)`

const there = (word: string, at: number, where: SQL) => sql`(
  select ${at}::int, ${word}, 1 from (${some(sql`${has(word)} and ${where}`, 1)}) as near)`

/** The first customers that the index of the search finds: fenced off, so that the limit makes nobody read them all. */
const some = (where: SQL, count: number) => sql`
  select c.search_text from (select c.search_text from customers c where ${where} offset 0) as c
    cross join (select offset 0) as one
  limit ${count}`
