import { type SQL, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import type { ListFilter } from '../customers/list-view'
import type { Actor } from '../permissions/actor'
import type { Ground } from './ground'
import { planned, rowsOfView, stalled } from './rows-of-view'

/** What Today shows of one's open leads; `open` are all of them. */
export const todaySections = ['late', 'today', 'soon', 'none', 'stalled', 'open'] as const
export type TodaySection = (typeof todaySections)[number]

/** Of each section no more than this is shown; the list shows all. */
export const mostShown = 20

export type TodayRow = {
  customerId: string
  customerName: string
  leadId: string
  version: number
  title: string | null
  accountTypeId: string
  phaseId: string
  phase: string
  enteredAt: Date
  /** Minor units. */
  expectedValue: number | null
  nextAction: string | null
  nextActionOn: string | null
}

type Sections = Record<TodaySection, { count: number; rows: TodayRow[] }>
export type TodayLeads = Sections & { answered?: TodayRow }

/** The filter of the list that shows exactly the rows which a section counts. */
export function todayFilter({ userId }: Pick<Actor, 'userId'>, section: TodaySection): ListFilter {
  if (section === 'open') return { owner: userId, state: 'open' }
  return section === 'stalled' ? { owner: userId, stalled: true } : { owner: userId, due: section }
}

/**
 * All sections in one statement, each with its count and its first rows in the order of their day; with them the lead
 * `answeredId`, the form of which is being answered, if it is still one's own and open.
 */
export async function listToday(actor: Actor, ground: Ground, answeredId?: string): Promise<TodayLeads> {
  const sections = todaySections.map((section) => rowsOfSection(actor, section, ground))
  if (answeredId) sections.push(sql`select 'answered', id, 1, 1 from mine where id = ${answeredId}`)
  const found = (await database().execute(sql`
    with ${myOpenLeads(actor, ground)}, shown as (${sql.join(sections, sql` union all `)})
    select s.section, s.count, s.place, c.id as "customerId", c.name as "customerName", l.id as "leadId", l.version,
      l.title, l.account_type_id as "accountTypeId", l.lead_phase_id as "phaseId", p.description as phase,
      r.entered_at as "enteredAt", r.expected_value as "expectedValue",
      l.next_action as "nextAction", l.next_action_on::text as "nextActionOn"
    from shown s
    join leads l on l.organization_id = ${actor.organizationId} and l.id = s.lead_id
    join customers c on c.organization_id = l.organization_id and c.id = l.customer_id
    join phase_records r on r.organization_id = l.organization_id and r.lead_id = l.id and r.ordinal = l.current_ordinal
    join lead_phases p on p.organization_id = l.organization_id and p.id = l.lead_phase_id
    order by s.place`)) as unknown as Found[]
  const of = (section: TodaySection | 'answered') => {
    const rows = found.filter((row) => row.section === section)
    return { count: rows[0]?.count ?? 0, rows: rows.map(rowOf) }
  }
  const all = Object.fromEntries(todaySections.map((section) => [section, of(section)])) as Sections
  return { ...all, answered: of('answered').rows[0] }
}

type Found = TodayRow & { section: TodaySection | 'answered'; count: number; place: number }

/**
 * What the sections are made of, read once. The first part says nothing that the filter by owner does not say; it lets
 * each half of "mine" go along an index of its own.
 */
const myOpenLeads = (actor: Actor, ground: Ground): SQL => sql`
  owned as materialized (
    select id from leads where organization_id = ${actor.organizationId} and owner_id = ${actor.userId} and state = 'open'
    union all
    select x.id from customers m join leads x on x.organization_id = m.organization_id and x.customer_id = m.id
    where m.organization_id = ${actor.organizationId} and m.owner_id = ${actor.userId} and x.owner_id is null
      and x.state = 'open'),
  mine as materialized (
    select l.id, l.next_action_on, lower(c.name) as name, r.entered_at, ${stalled(ground)} as is_stalled
    ${rowsOfView(actor, todayFilter(actor, 'open'), ground)} and l.id in (select id from owned))`

function rowsOfSection(actor: Actor, section: TodaySection, { today }: Ground): SQL {
  const { due } = todayFilter(actor, section)
  const of = due ? planned(due, today) : section === 'stalled' ? sql`l.is_stalled` : sql`true`
  const order = section === 'stalled' ? sql`l.entered_at, l.id` : sql`l.next_action_on, l.name, l.id`
  return sql`
    (select ${section}::text as section, l.id as lead_id, count(*) over ()::int as count,
      (row_number() over (order by ${order}))::int as place
    from mine l where ${of}
    order by place limit ${section === 'open' ? 1 : mostShown})`
}

/** postgres.js leaves 64-bit integers and instants as text in free queries. */
const rowOf = ({ section: _, count: __, place: ___, ...row }: Found): TodayRow => ({
  ...row,
  enteredAt: new Date(row.enteredAt),
  expectedValue: row.expectedValue === null ? null : Number(row.expectedValue),
})
