import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { emailDomain, nameKey as nameKeySql, numberKey, phoneKey } from '@/db/alike'
import type { Reader } from '@/db/client'
import { customers, users } from '@/db/schema'
import { visibleTo } from '../customers/visible-to'
import type { Actor } from '../permissions/actor'
import { isNearly, mostAlike, neighbours, type Place, reasonsAmong } from './among'
import { mostSlips } from './slips'
import { type Candidate, nameKey, type Trait, traits, traitsOf } from './traits'

/** A customer that may be meant. */
export type There = {
  id: string
  name: string
  number: string
  city: string | null
  ownerName: string | null
  archived: boolean
}

/** What the database has around some candidates: who shares what, and those that the actor may see. */
export type Around = Place & { there: Map<string, There> }

/**
 * Looks for many candidates at once. Each trait is a short walk along an index of its own, however many customers there
 * are: see docs/decisions/0065-duplicates.md.
 */
export async function lookAround(db: Reader, actor: Actor, candidates: Candidate[]): Promise<Around> {
  const asked = candidates.flatMap(traitsOf)
  const texts = (by: Trait['by']) => [...new Set(asked.filter((one) => one.by === by).map(({ text }) => text))]
  const walks = traits.flatMap((by) => {
    const list = texts(by)
    if (list.length === 0) return []
    return [sharing(actor, by, list), ...(by === 'name' ? beside(actor, list) : [])]
  })
  const shared = new Map<string, string[]>()
  const near = new Map<string, Set<string>>()
  if (walks.length > 0) {
    const rows = await db.execute<{ by: string; text: string; id: string; key: string | null }>(
      sql.join(walks, sql` union all `),
    )
    const own = new Map(texts('name').map((text) => [text, nameKey(text)]))
    for (const { by, text, id, key } of rows) {
      if (key === null) put(shared, `${by} ${text}`, id)
      else if (isNearly(key, own.get(text) ?? '')) near.set(text, (near.get(text) ?? new Set()).add(id))
    }
  }
  const place: Place = {
    sharing: ({ by, text }) => shared.get(`${by} ${text}`) ?? [],
    near: ({ text }) => [...(near.get(text) ?? [])],
  }
  const ids = new Set(candidates.flatMap((one) => [...reasonsAmong([place], traitsOf(one)).keys()]))
  return { ...place, there: await findThere(db, actor, [...ids]) }
}

const put = (lists: Map<string, string[]>, key: string, id: string) => {
  const list = lists.get(key)
  if (list) list.push(id)
  else lists.set(key, [id])
}

async function findThere(db: Reader, actor: Actor, ids: string[]): Promise<Map<string, There>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({
      id: customers.id,
      name: customers.name,
      number: customers.number,
      city: customers.city,
      ownerName: users.name,
      archived: sql<boolean>`${customers.archivedAt} is not null`,
    })
    .from(customers)
    .leftJoin(users, eq(users.id, customers.ownerId))
    .where(and(visibleTo(actor), sql`${customers.id} = any(${sql.param(ids)}::uuid[])`, isNull(customers.mergedIntoId)))
  return new Map(rows.map((row) => [row.id, row]))
}

const asked = sql`asked.text`

const conditions: Record<Trait['by'], SQL> = {
  name: sql`${nameKeySql(customers.name)} = ${nameKeySql(asked)}`,
  domain: sql`${emailDomain(customers.email)} = ${asked}`,
  phone: sql`${phoneKey(customers.phone)} = ${asked}`,
  mobile: sql`${phoneKey(customers.mobile)} = ${asked}`,
  email: sql`${emailDomain(customers.email)} = ${emailDomain(asked)} and lower(${customers.email}) = lower(${asked})`,
  registrationNumber: sql`${numberKey(customers.registrationNumber)} = ${numberKey(asked)}`,
  vatNumber: sql`${numberKey(customers.vatNumber)} = ${numberKey(asked)}`,
}

/** Rows (by, text, id, key) of those who share one of these texts; of one that too many share, one more than are told. */
const sharing = ({ organizationId }: Actor, by: Trait['by'], texts: string[]) => sql`(
  select ${by}::text as by, asked.text, hit.id, null::text as key
  from unnest(${sql.param(texts)}::text[]) as asked(text) cross join lateral (
    select ${customers.id} from ${customers}
    where ${eq(customers.organizationId, organizationId)} and ${conditions[by]} limit ${mostAlike + 1}) as hit)`

/**
 * The same, with the keys of their names, of those that stand beside one of these in both directions of both orders and
 * are not so much longer or shorter that they are another. Each key comes from the index in whose order it is found.
 */
function beside({ organizationId }: Actor, names: string[]): SQL[] {
  const walk = (by: SQL, place: SQL, order: SQL, key: SQL) => sql`(
    select 'name', asked.text, hit.id, ${key}
    from (select text, ${nameKeySql(sql`text`)} as key from unnest(${sql.param(names)}::text[]) as text offset 0) as asked
    cross join lateral (
      select ${customers.id}, ${by} as key from ${customers}
      where ${eq(customers.organizationId, organizationId)} and ${by} ${place} order by ${by} ${order}
      limit ${neighbours}) as hit
    where abs(length(hit.key) - length(asked.key)) <= ${mostSlips})`
  const around = (by: SQL, own: SQL, key: SQL) => [
    walk(by, sql`> ${own}`, sql`asc`, key),
    walk(by, sql`< ${own}`, sql`desc`, key),
  ]
  const key = nameKeySql(customers.name)
  return [
    ...around(key, sql`asked.key`, sql`hit.key`),
    ...around(sql`reverse(${key})`, sql`reverse(asked.key)`, sql`reverse(hit.key)`),
  ]
}
