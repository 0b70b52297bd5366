import { type SQL, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { plainText } from '@/db/columns'
import type { Actor } from '../permissions/actor'
import { findMatches, type Looked, mostCounted } from './find-matches'
import { rankOf } from './rank'
import { customersByText } from './searched'

export type FoundCustomer = {
  id: string
  name: string
  number: string
  city: string | null
  accountType: string
  ownerName: string | null
  isArchived: boolean
  /** The name of the customer that has the words, where that one has been merged into this. */
  merged: string | null
  /** Its open lead that changed last, else the one closed last. */
  leadId: string | null
  title: string | null
  phase: string | null
  /** Why that lead was closed. */
  reason: string | null
}

/** The customers that have all the words of a query, or else have them almost so: each once, best first. */
export async function findCustomers(actor: Actor, q: string, most: number) {
  const looked = await findMatches(actor, q, customersByText)
  const { ids, queries, similar } = looked
  const rows = ids.length > 0 ? await read(actor, looked, most) : []
  return { rows, count: ids.length > mostCounted ? ids.length : (rows[0]?.count ?? 0), similar, queries }
}

async function read({ organizationId }: Actor, { ids, queries }: Looked, most: number) {
  const of = (alias: string): SQL => sql`${sql.raw(alias)}.organization_id = ${organizationId}`
  const rank = rankOf(queries, { text: sql`f.search_text`, name: plainText(sql`f.name`), number: sql`f.number` })
  return (await database().execute(sql`
    with recursive stays as (
      select c.id, c.id as found_id, c.merged_into_id from customers c
      where ${of('c')} and c.id = any(${sql.param(ids)}::uuid[])
      union all
      select into_one.*
      from stays s, lateral (select c.id, s.found_id, c.merged_into_id from customers c
        where ${of('c')} and c.id = s.merged_into_id offset 0) as into_one
      where s.merged_into_id is not null
    ), each as (
      select distinct on (s.id) s.id, ${rank} as rank, case when f.id <> s.id then f.name end as merged
      from stays s join customers f on ${of('f')} and f.id = s.found_id
      where s.merged_into_id is null
      order by s.id, rank, f.id <> s.id
    ), best as (
      select c.*, c.archived_at is not null as is_archived, e.rank, e.merged, (count(*) over ())::int as count
      from each e join customers c on ${of('c')} and c.id = e.id
      order by is_archived, e.rank, c.updated_at desc, c.id
      limit ${most}
    )
    select c.id, c.name, c.number, c.city, t.description as "accountType", u.name as "ownerName",
      c.is_archived as "isArchived", c.merged, l.id as "leadId", l.title, p.description as phase, y.description as reason,
      c.count
    from best c
      join account_types t on ${of('t')} and t.id = c.account_type_id
      left join users u on u.id = c.owner_id
      left join lateral (select * from leads l where ${of('l')} and l.customer_id = c.id
        order by l.state = 'open' desc, coalesce(l.closed_at, l.updated_at) desc, l.id limit 1) l on true
      left join lead_phases p on ${of('p')} and p.id = l.lead_phase_id
      left join closing_reasons y on ${of('y')} and y.id = l.closing_reason_id
    order by c.is_archived, c.rank, c.updated_at desc, c.id`)) as unknown as (FoundCustomer & { count: number })[]
}
