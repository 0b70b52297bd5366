import { sql } from 'drizzle-orm'
import { database } from '@/db/client'
import type { Actor } from '../permissions/actor'
import { undoBatchOf } from '../undo/take-back-batch'

/** A change of an import that stays, the customer it is about, and the last that somebody did about it since. */
export type Left = {
  changeId: string
  customerId: string | null
  name: string | null
  later: { changeId: string; who: string | null; at: Date } | null
}

/** What an import that was taken back has left, one line for each thing, the last first; some of it at most. */
export async function listLeft({ organizationId }: Actor, importId: string, most: number): Promise<Left[]> {
  const undoBatch = undoBatchOf(importId)
  const rows = (await database().execute(sql`
    select left_over.id, c.id as "customerId", c.name, l.id as "laterId", u.name as who, l.at
    from (
      select (array_agg(id order by id) filter (where batch_id = ${importId}))[1] as id,
        (array_agg(customer_id))[1] as customer_id
      from changes
      where organization_id = ${organizationId} and batch_id in (${importId}, ${undoBatch})
      group by entity, entity_id
      having count(*) filter (where batch_id = ${importId}) > count(*) filter (where batch_id = ${undoBatch})
      order by 1 desc limit ${most}
    ) as left_over
    left join customers c on c.organization_id = ${organizationId} and c.id = left_over.customer_id
    left join lateral (
      select * from changes x
      where x.organization_id = ${organizationId} and x.customer_id = left_over.customer_id and x.id > left_over.id
        and (x.batch_id is null or x.batch_id not in (${importId}, ${undoBatch}))
      order by x.id desc limit 1
    ) as l on true
    left join users u on u.id = l.user_id
    order by left_over.id desc`)) as unknown as {
    id: string
    customerId: string | null
    name: string | null
    laterId: string | null
    who: string | null
    at: string | Date
  }[]
  return rows.map(({ id, customerId, name, laterId, who, at }) => ({
    changeId: id,
    customerId,
    name,
    later: laterId ? { changeId: laterId, who, at: new Date(at) } : null,
  }))
}
