import { sql } from 'drizzle-orm'
import { database } from '@/db/client'
import type { Actor } from '../../permissions/actor'

/** Something that one is to do on a day: an activity, or the next action of a lead. */
export type CalendarEntry = {
  id: string
  kind: string
  what: string | null
  day: string
  time: string | null
  minutes: number | null
  customerId: string
  customerName: string
  updatedAt: Date
}

/** Of each kind no more than this: a calendar is fetched every hour by every device. */
const most = 1000

/** What one is to do on a day: one's open activities, and the next actions of one's open leads. The earliest first. */
export async function listCalendar({ organizationId, userId }: Actor, { funnelOn }: { funnelOn: boolean }) {
  const planned = sql`
    (select a.id, a.kind, a.text as what, a.day::text, a.time, a.minutes, a.customer_id as "customerId",
      c.name as "customerName", a.updated_at as "updatedAt"
    from activities a join customers c on c.organization_id = a.organization_id and c.id = a.customer_id
    where a.organization_id = ${organizationId} and a.assignee_id = ${userId} and a.done_at is null and a.day is not null
    order by a.day, a.id limit ${most})`
  const nextAction = sql`l.id, 'nextAction' as kind, l.next_action as what, l.next_action_on::text as day,
    null as time, null::int as minutes, l.customer_id as "customerId", c.name as "customerName",
    l.updated_at as "updatedAt"
    from leads l join customers c on c.organization_id = l.organization_id and c.id = l.customer_id`
  const open = sql`l.organization_id = ${organizationId} and l.state = 'open' and l.next_action_on is not null
    and c.archived_at is null`
  const ofLeads = sql`
    union all (select ${nextAction} where ${open} and l.owner_id = ${userId} order by l.next_action_on, l.id limit ${most})
    union all (select ${nextAction} where ${open} and l.owner_id is null and c.owner_id = ${userId}
      order by l.next_action_on, l.id limit ${most})`
  const rows = (await database().execute(sql`
    select * from (${planned} ${funnelOn ? ofLeads : sql``}) as entries order by day, time, id
  `)) as unknown as CalendarEntry[]
  return rows.map((row) => ({ ...row, updatedAt: new Date(row.updatedAt) }))
}
