import { type SQL, sql } from 'drizzle-orm'
import * as schema from '@/db/schema'
import { everyoneId, type Kept, zeroId } from './kept'
import { passed } from './passed'

/** What tells one event from another: of `from`, rows `s` of leads or of their stays. */
type Event = {
  name: string
  from: SQL
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
    from: sql`visit s`,
    on: sql`s.entered_on`,
    state: sql`s.state`,
    visited: sql`s.visited`,
  },
  {
    name: 'entered',
    from: sql`stay s`,
    on: sql`s.entered_on`,
    again: sql`coalesce(s.entered_again_on, ${never})`,
    current: sql`case when s.current_phase_id = s.lead_phase_id and s.entered_again_on is null
      then s.lead_phase_id else ${zeroId} end`,
  },
  { name: 'left', from: sql`stay s`, on: sql`s.left_on`, again: sql`coalesce(s.left_again_on, ${never})` },
]
/** One row per lead. */
const ofLeads: Event[] = [
  { name: 'opened', on: sql`s.opened_on`, state: sql`s.state`, reason: sql`s.closing_reason_id` },
  { name: 'closed', on: sql`s.closed_on`, state: sql`s.state`, reason: sql`s.closing_reason_id` },
  { name: 'due', on: sql`case when s.is_open then coalesce(s.next_action_on, ${never}) end` },
].map((event) => ({ ...event, from: sql`lead s`, accountType: sql`s.account_type_id` }))

/** The cells of each day of an event, by owner. */
const byDay = ({ name, from, on, again, state, reason, current, visited, accountType }: Event) => sql`
  select ${sql.raw(`'${name}'`)} as event, ${on} as day, ${again ?? never} as again_on, s.lead_phase_id, s.owner_id,
    ${state ?? sql`'any'`} as state, ${reason ?? zeroId} as closing_reason_id, ${current ?? zeroId} as current_phase_id,
    ${visited ?? none} as visited, ${accountType ?? zeroId} as account_type_id, count(*) as count,
    coalesce(sum(s.expected), 0) as expected, coalesce(sum(s.recurring), 0) as recurring,
    coalesce(sum(s.expected * s.score) filter (where s.is_open), 0) as weighted,
    count(*) filter (where s.is_open and s.score is null) as without_score
  from ${from}
  where ${on} is not null
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10`

/** The events of the CRM overview and of the list: see db/schema/event-totals.ts. */
export const eventTotals: Kept = {
  table: schema.eventTotals,
  sums: ['count', 'expected', 'recurring', 'weighted', 'without_score'],
  rows: (organizationId, which) => sql`
    with lead as (
      select l.*, ${dayOf(sql`l.opened_at`)} as opened_on, ${dayOf(sql`l.closed_at`)} as closed_on
      from (
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
      ) as l
    ),
    stay as (
      select n.lead_id, n.lead_phase_id, n.ordinal, ${dayOf(sql`n.entered_at`)} as entered_on,
        ${dayOf(sql`n.ended_at`)} as left_on,
        lead(${dayOf(sql`n.entered_at`)}) over again as entered_again_on,
        lead(${dayOf(sql`n.ended_at`)}) over again as left_again_on, lag(n.ordinal) over again is null as is_first,
        not ${passed('n')} and lead(n.ordinal) over
          (partition by n.lead_id, n.lead_phase_id, ${passed('n')} order by n.ordinal) is null as is_last,
        l.owner_id, l.state, l.is_open, l.current_phase_id, l.score, l.expected, l.recurring
      from lead l join phase_records n on n.organization_id = ${organizationId} and n.lead_id = l.id
      window again as (partition by n.lead_id, n.lead_phase_id order by n.ordinal)
    ),
    visit as (
      select s.*, coalesce((select array_agg(phase order by phase) from unnest(s.later) as phase), ${none}) as visited
      from (
        select s.*, array_agg(s.lead_phase_id) filter (where s.is_last) over (partition by s.lead_id
          order by s.ordinal desc rows between unbounded preceding and 1 preceding) as later
        from stay s
      ) as s
      where s.is_first
    )
    select event, span, date_trunc(span, d.day::timestamp)::date as day, again_on, lead_phase_id, whose as owner_id,
      state, closing_reason_id, current_phase_id, visited, account_type_id, sum(count)::bigint as count,
      sum(expected) as expected, sum(recurring) as recurring, sum(weighted) as weighted,
      sum(without_score)::bigint as without_score
    from (${sql.join([...inPhases, ...ofLeads].map(byDay), sql` union all `)}) as d,
      (values ('day'), ('month')) as spans (span), lateral (values (owner_id), (${everyoneId})) as w (whose)
    where again_on = 'infinity' or date_trunc(span, again_on::timestamp) > date_trunc(span, d.day::timestamp)
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11`,
}
