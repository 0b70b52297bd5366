import { type SQL, sql } from 'drizzle-orm'
import * as schema from '@/db/schema'
import { everyoneId, type Kept, zeroId } from './kept'

/** What of a lead `l` and its stay `s` tells one event from another. */
type Event = {
  name: string
  on: SQL
  again?: SQL
  state?: SQL
  reason?: SQL
  current?: SQL
  visited?: SQL
  accountType?: SQL
}

const dayOf = (instant: SQL) => sql`(${instant} at time zone l.time_zone)::date`
const none = sql`'{}'::uuid[]`
const never = sql`'infinity'::date`

/** One row per stay of a lead in a phase. */
const inPhases: Event[] = [
  {
    name: 'first_entered',
    on: sql`case when s.is_first then s.entered_on end`,
    state: sql`l.state`,
    current: sql`l.current_phase_id`,
    visited: sql`l.visited`,
  },
  {
    name: 'entered',
    on: sql`s.entered_on`,
    again: sql`coalesce(s.entered_again_on, ${never})`,
    current: sql`case when l.current_phase_id = s.lead_phase_id and s.entered_again_on is null
      then s.lead_phase_id else ${zeroId} end`,
  },
  { name: 'left', on: sql`s.left_on`, again: sql`coalesce(s.left_again_on, ${never})` },
]
/** One row per lead. */
const ofLeads: Event[] = [
  { name: 'opened', on: dayOf(sql`l.opened_at`), state: sql`l.state`, reason: sql`l.closing_reason_id` },
  { name: 'closed', on: dayOf(sql`l.closed_at`), state: sql`l.state`, reason: sql`l.closing_reason_id` },
  { name: 'due', on: sql`case when l.is_open then coalesce(l.next_action_on, ${never}) end` },
].map((event) => ({ ...event, accountType: sql`l.account_type_id` }))

const keys = sql.raw(
  'event, again_on, lead_phase_id, owner_id, state, closing_reason_id, current_phase_id, visited, account_type_id',
)
const asRow = ({ name, on, again, state, reason, current, visited, accountType }: Event) =>
  sql`(${sql.raw(`'${name}'`)}, ${on}, ${again ?? never}, ${state ?? sql`'any'`}, ${reason ?? zeroId},
    ${current ?? zeroId}, ${visited ?? none}, ${accountType ?? zeroId})`
const asRows = (events: Event[]) => sql`lateral (values ${sql.join(events.map(asRow), sql`, `)})
  as e (event, happened_on, again_on, state, closing_reason_id, current_phase_id, visited, account_type_id)`

/** The events of the CRM overview: see db/schema/event-totals.ts. */
export const eventTotals: Kept = {
  table: schema.eventTotals,
  sums: ['count', 'expected', 'recurring', 'weighted', 'without_score'],
  rows: (organizationId, which) => sql`
    with lead as (
      select l.id, l.lead_phase_id, l.opened_at, l.closed_at, l.next_action_on, o.time_zone, c.account_type_id,
        case when l.state = 'open' then 'open' else y.outcome end as state, l.state = 'open' as is_open,
        coalesce(l.closing_reason_id, ${zeroId}) as closing_reason_id,
        coalesce(l.owner_id, c.owner_id, ${zeroId}) as owner_id,
        case when l.state = 'open' then l.lead_phase_id else ${zeroId} end as current_phase_id,
        r.score, r.expected_value::numeric as expected, r.recurring_value::numeric as recurring
      from customers c
      join organizations o on o.id = c.organization_id
      join leads l on l.organization_id = c.organization_id and l.customer_id = c.id
      join phase_records r on r.organization_id = l.organization_id and r.lead_id = l.id
        and r.ordinal = l.current_ordinal
      left join closing_reasons y on y.organization_id = l.organization_id and y.id = l.closing_reason_id
      where c.organization_id = ${organizationId} and c.archived_at is null ${which}
    ),
    stay as (
      select n.lead_id, n.lead_phase_id, ${dayOf(sql`n.entered_at`)} as entered_on, ${dayOf(sql`n.ended_at`)} as left_on,
        lead(${dayOf(sql`n.entered_at`)}) over again as entered_again_on,
        lead(${dayOf(sql`n.ended_at`)}) over again as left_again_on, lag(n.ordinal) over again is null as is_first
      from lead l join phase_records n on n.organization_id = ${organizationId} and n.lead_id = l.id
      window again as (partition by n.lead_id, n.lead_phase_id order by n.ordinal)
    ),
    visit as (
      select lead_id, array_agg(lead_phase_id order by lead_phase_id) as visited from stay where is_first group by 1
    ),
    happened as (
      select l.owner_id, s.lead_phase_id, e.*, l.is_open, l.score, l.expected, l.recurring
      from stay s
      join (select lead.*, visit.visited from lead join visit on visit.lead_id = lead.id) l on l.id = s.lead_id,
        ${asRows(inPhases)}
      union all
      select l.owner_id, l.lead_phase_id, e.*, l.is_open, l.score, l.expected, l.recurring
      from lead l, ${asRows(ofLeads)}
    ),
    by_day as (
      select ${keys}, happened_on, count(*) as count, coalesce(sum(expected), 0) as expected,
        coalesce(sum(recurring), 0) as recurring, coalesce(sum(expected * score) filter (where is_open), 0) as weighted,
        count(*) filter (where is_open and score is null) as without_score
      from happened
      where happened_on is not null
      group by ${keys}, happened_on
    )
    select event, span, date_trunc(span, happened_on::timestamp)::date as day, again_on, lead_phase_id,
      whose as owner_id, state, closing_reason_id, current_phase_id, visited, account_type_id, sum(count)::bigint as count,
      sum(expected) as expected, sum(recurring) as recurring, sum(weighted) as weighted,
      sum(without_score)::bigint as without_score
    from by_day, (values ('day'), ('month')) as spans (span), lateral (values (owner_id), (${everyoneId})) as w (whose)
    where again_on = 'infinity' or date_trunc(span, again_on::timestamp) > date_trunc(span, happened_on::timestamp)
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11`,
}
