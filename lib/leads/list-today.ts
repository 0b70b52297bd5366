import { type SQL, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import type { ListFilter } from '../customers/list-view'
import type { Actor } from '../permissions/actor'
import type { Ground } from './ground'
import { planned, rowsOfView } from './rows-of-view'

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
  /** Set for this phase; without it the limit is what is usual there. */
  stalledAfterDays: number | null
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
  if (answeredId) sections.push(rowsOfSection(actor, 'open', ground, answeredId))
  const found = (await database().execute(sql`
    with ${myOpenLeads(actor)} ${sql.join(sections, sql` union all `)}`)) as unknown as Found[]
  const of = (section: TodaySection | 'answered') => {
    const rows = found.filter((row) => row.section === section)
    return { count: rows[0]?.count ?? 0, rows: rows.toSorted((one, other) => one.place - other.place).map(rowOf) }
  }
  const all = Object.fromEntries(todaySections.map((section) => [section, of(section)])) as Sections
  return { ...all, answered: of('answered').rows[0] }
}

type Found = TodayRow & { section: TodaySection | 'answered'; count: number; place: number }

/** Says nothing that the filter by owner does not say; it lets each half of "mine" go along an index of its own. */
const myOpenLeads = ({ organizationId, userId }: Actor): SQL => sql`
  mine as materialized (
    select id, next_action_on from leads where organization_id = ${organizationId} and owner_id = ${userId} and state = 'open'
    union all
    select x.id, x.next_action_on from customers m join leads x on x.organization_id = m.organization_id and x.customer_id = m.id
    where m.organization_id = ${organizationId} and m.owner_id = ${userId} and x.owner_id is null and x.state = 'open')`

function rowsOfSection(actor: Actor, section: TodaySection, ground: Ground, leadId?: string): SQL {
  const filter = todayFilter(actor, section)
  const order = section === 'stalled' ? sql`r.entered_at, l.id` : sql`l.next_action_on, lower(c.name), l.id`
  return sql`
    (select ${leadId ? 'answered' : section}::text as section, count(*) over ()::int as count,
      (row_number() over (order by ${order}))::int as place,
      c.id as "customerId", c.name as "customerName", l.id as "leadId", l.version, l.title,
      l.account_type_id as "accountTypeId", l.lead_phase_id as "phaseId", p.description as phase,
      p.stalled_after_days as "stalledAfterDays", r.entered_at as "enteredAt", r.expected_value as "expectedValue",
      l.next_action as "nextAction", l.next_action_on::text as "nextActionOn"
    ${rowsOfView(actor, filter, ground)} and l.id = any(array(${idsOf(filter, ground)}))
    ${leadId ? sql`and l.id = ${leadId}` : sql``}
    order by ${order} limit ${section === 'open' ? 1 : mostShown})`
}

const idsOf = ({ due }: ListFilter, { today }: Ground): SQL =>
  due ? sql`select l.id from mine l where ${planned(due, today)}` : sql`select id from mine`

/** postgres.js leaves 64-bit integers and instants as text in free queries. */
const rowOf = ({ section: _, count: __, place: ___, ...row }: Found): TodayRow => ({
  ...row,
  enteredAt: new Date(row.enteredAt),
  expectedValue: row.expectedValue === null ? null : Number(row.expectedValue),
})
