import { type SQL, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { findNearSearches } from '../customers/find-near-searches'
import { found } from '../customers/found'
import type { Actor } from '../permissions/actor'
import type { Ranked } from './searched'

/** So many of what has the words are looked at, ranked and counted. */
export const mostCounted = 1000
/** Where more have them, these too: so many in the order in which those stand that rank first, and of all that changed last. */
const mostFirst = 500
const latest = 3000

/** What was found: the ids of rows to rank, and the searches that find them. `similar`: nothing has the words as typed. */
export type Looked = { ids: string[]; queries: string[]; similar: boolean }

/** Looks for what has all the words of a query; where nothing has, for what has them almost so. */
export async function findMatches(actor: Actor, q: string, ranked: Ranked): Promise<Looked> {
  const exactly = await idsOf(actor, [q], ranked)
  const near = exactly.length === 0 ? await findNearSearches(actor, q, ranked) : []
  if (near.length === 0) return { ids: exactly, queries: [q], similar: false }
  return { ids: await idsOf(actor, near, ranked), queries: near, similar: true }
}

/**
 * As the index finds them, at most 1,000: of a word that a tenth of the customers have, reading and ranking all would take
 * seconds. Those that rank first must then be among them by other ways.
 */
async function idsOf({ organizationId }: Actor, queries: string[], ranked: Ranked): Promise<string[]> {
  const { rows, text, as, first } = ranked
  const column = (name: 'id' | 'updated_at') => sql.raw(`${as}.${name}`)
  const from = rows(organizationId)
  // Fenced off, so that the limit makes nobody read them all in another order.
  const some = sql`select t.id from (select ${column('id')} as id from ${from} and ${found(queries, text)} offset 0) as t
    cross join (select offset 0) as one limit ${mostCounted + 1}`
  const changedLast = sql`select t.id from (select ${column('id')} as id, ${text} as text from ${from}
    order by ${column('updated_at')} desc limit ${latest}) as t where ${found(queries, sql`t.text`)}`
  const ways = [
    changedLast,
    ...(first?.(organizationId, queries[0] ?? '') ?? []).map((one) => sql`${one} limit ${mostFirst}`),
  ]
  const matching = (await database().execute(sql`
    with looked as materialized (${some})
    select id from looked ${sql.join(ways.map(fromMany), sql` `)}`)) as unknown as { id: string }[]
  return matching.map(({ id }) => id)
}

const fromMany = (ids: SQL) => sql`
  union select t.id from (${ids}) as t where (select count(*) from looked) > ${mostCounted}`
