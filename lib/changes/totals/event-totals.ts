import { type SQL, sql } from 'drizzle-orm'
import * as schema from '@/db/schema'
import { everyoneId, type Kept, zeroId } from './kept'

/** What of a lead `l` and its stays in one phase, `s`, tells one event from another. */
type Event = { name: string; on: SQL; phase?: SQL; state?: SQL; reason?: SQL; current?: SQL; visited?: SQL }

const dayOf = (instant: SQL) => sql`(${instant} at time zone l.time_zone)::date`
const none = sql`'{}'::uuid[]`

/** One row per lead and phase it was in. */
const inPhases: Event[] = [
  {
    name: 'first_entered',
    on: dayOf(sql`s.first_entered_at`),
    state: sql`l.state`,
    current: sql`l.current_phase_id`,
    visited: sql`l.visited`,
  },
  {
    name: 'entered',
    on: dayOf(sql`s.entered_at`),
    current: sql`case when l.current_phase_id = s.lead_phase_id then s.lead_phase_id else ${zeroId} end`,
  },
  { name: 'left', on: dayOf(sql`s.left_at`) },
]
/** One row per lead. */
const ofLeads: Event[] = [
  { name: 'closed', on: dayOf(sql`l.closed_at`), state: sql`l.state`, reason: sql`l.closing_reason_id` },
  { name: 'due', on: sql`case when l.state = 'open' then coalesce(l.next_action_on, 'infinity') end` },
]

const asRow = ({ name, on, state = sql`'any'`, reason = zeroId, current = zeroId, visited = none }: Event) =>
  sql`(${sql.raw(`'${name}'`)}, ${on}, ${state}, ${reason}, ${current}, ${visited})`
const asRows = (events: Event[]) => sql`lateral (values ${sql.join(events.map(asRow), sql`, `)})
  as e (event, happened_on, state, closing_reason_id, current_phase_id, visited)`

/** The events of the CRM overview: see db/schema/event-totals.ts. */
export const eventTotals: Kept = {
  table: schema.eventTotals,
  sums: ['count', 'expected', 'recurring', 'weighted', 'without_score'],
  rows: (organizationId, which) => sql`
    with lead as (
      select l.id, l.lead_phase_id, l.closed_at, l.next_action_on, o.time_zone,
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
      select n.lead_id, n.lead_phase_id, min(n.entered_at) as first_entered_at, max(n.entered_at) as entered_at,
        max(n.ended_at) as left_at
      from lead l join phase_records n on n.organization_id = ${organizationId} and n.lead_id = l.id
      group by 1, 2
    ),
    visit as (select lead_id, array_agg(lead_phase_id order by lead_phase_id) as visited from stay group by 1),
    happened as (
      select l.owner_id, s.lead_phase_id, e.*, l.is_open, l.score, l.expected, l.recurring
      from stay s
      join (select lead.*, visit.visited from lead join visit on visit.lead_id = lead.id) l on l.id = s.lead_id,
        ${asRows(inPhases)}
      union all
      select l.owner_id, l.lead_phase_id, e.*, l.is_open, l.score, l.expected, l.recurring
      from lead l, ${asRows(ofLeads)}
    )
    select event, span, date_trunc(span, happened_on::timestamp)::date as day, lead_phase_id, whose as owner_id, state,
      closing_reason_id, current_phase_id, visited, count(*) as count,
      coalesce(sum(expected) filter (where event <> 'first_entered'), 0) as expected,
      coalesce(sum(recurring) filter (where event <> 'first_entered'), 0) as recurring,
      coalesce(sum(expected * score) filter (where event <> 'first_entered' and is_open), 0) as weighted,
      count(*) filter (where event <> 'first_entered' and is_open and score is null) as without_score
    from happened, (values ('day'), ('month')) as spans (span), lateral (values (owner_id), (${everyoneId})) as w (whose)
    where happened_on is not null
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9`,
}
