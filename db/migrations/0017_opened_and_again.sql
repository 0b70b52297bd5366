TRUNCATE "event_totals";--> statement-breakpoint
ALTER TABLE "event_totals" DROP CONSTRAINT "event_totals_event_check";--> statement-breakpoint
ALTER TABLE "event_totals" ADD COLUMN "again_on" date NOT NULL;--> statement-breakpoint
ALTER TABLE "event_totals" ADD COLUMN "account_type_id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "event_totals" DROP CONSTRAINT "event_totals_key";
--> statement-breakpoint
ALTER TABLE "event_totals" ADD CONSTRAINT "event_totals_key" PRIMARY KEY("organization_id","event","owner_id","span","day","lead_phase_id","state","closing_reason_id","current_phase_id","visited","account_type_id","again_on");--> statement-breakpoint
ALTER TABLE "event_totals" ADD CONSTRAINT "event_totals_event_check" CHECK ("event_totals"."event" in ('opened', 'first_entered', 'entered', 'left', 'closed', 'due'));
--> statement-breakpoint
-- Counts what is there already, as lib/changes/totals keeps it from now on.
DO $$
DECLARE organization uuid;
BEGIN
  FOR organization IN SELECT id FROM organizations LOOP
    INSERT INTO event_totals (organization_id, event, span, day, again_on, lead_phase_id, owner_id, state, closing_reason_id, current_phase_id, visited, account_type_id, count, expected, recurring, weighted, without_score)
    SELECT organization, event, span, day, again_on, lead_phase_id, owner_id, state, closing_reason_id, current_phase_id, visited, account_type_id, count, expected, recurring, weighted, without_score FROM (
    with lead as (
      select l.*, (l.opened_at at time zone l.time_zone)::date as opened_on, (l.closed_at at time zone l.time_zone)::date as closed_on
      from (
        select l.id, l.lead_phase_id, l.opened_at, l.closed_at, l.next_action_on, o.time_zone, c.account_type_id,
          case when l.state = 'open' then 'open' else y.outcome end as state, l.state = 'open' as is_open,
          coalesce(l.closing_reason_id, '00000000-0000-0000-0000-000000000000'::uuid) as closing_reason_id,
          coalesce(l.owner_id, c.owner_id, '00000000-0000-0000-0000-000000000000'::uuid) as owner_id,
          case when l.state = 'open' then l.lead_phase_id else '00000000-0000-0000-0000-000000000000'::uuid end as current_phase_id,
          r.score, r.expected_value::numeric as expected, r.recurring_value::numeric as recurring
        from customers c
        join organizations o on o.id = c.organization_id
        join leads l on l.organization_id = c.organization_id and l.customer_id = c.id
        join phase_records r on r.organization_id = l.organization_id and r.lead_id = l.id
          and r.ordinal = l.current_ordinal
        left join closing_reasons y on y.organization_id = l.organization_id and y.id = l.closing_reason_id
        where c.organization_id = organization and c.archived_at is null
      ) as l
    ),
    stay as (
      select n.lead_id, n.lead_phase_id, (n.entered_at at time zone l.time_zone)::date as entered_on, (n.ended_at at time zone l.time_zone)::date as left_on,
        lead((n.entered_at at time zone l.time_zone)::date) over again as entered_again_on,
        lead((n.ended_at at time zone l.time_zone)::date) over again as left_again_on, lag(n.ordinal) over again is null as is_first,
        l.owner_id, l.state, l.is_open, l.current_phase_id, l.score, l.expected, l.recurring
      from lead l join phase_records n on n.organization_id = organization and n.lead_id = l.id
      window again as (partition by n.lead_id, n.lead_phase_id order by n.ordinal)
    ),
    visit as (
      select lead_id, array_agg(lead_phase_id order by lead_phase_id) as visited from stay where is_first group by 1
    )
    select event, span, date_trunc(span, d.day::timestamp)::date as day, again_on, lead_phase_id, whose as owner_id,
      state, closing_reason_id, current_phase_id, visited, account_type_id, sum(count)::bigint as count,
      sum(expected) as expected, sum(recurring) as recurring, sum(weighted) as weighted,
      sum(without_score)::bigint as without_score
    from (
  select 'first_entered' as event, case when s.is_first then s.entered_on end as day, 'infinity'::date as again_on, s.lead_phase_id, s.owner_id,
    s.state as state, '00000000-0000-0000-0000-000000000000'::uuid as closing_reason_id, s.current_phase_id as current_phase_id,
    v.visited as visited, '00000000-0000-0000-0000-000000000000'::uuid as account_type_id, count(*) as count,
    coalesce(sum(s.expected), 0) as expected, coalesce(sum(s.recurring), 0) as recurring,
    coalesce(sum(s.expected * s.score) filter (where s.is_open), 0) as weighted,
    count(*) filter (where s.is_open and s.score is null) as without_score
  from stay s join visit v on v.lead_id = s.lead_id
  where case when s.is_first then s.entered_on end is not null
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 union all
  select 'entered' as event, s.entered_on as day, coalesce(s.entered_again_on, 'infinity'::date) as again_on, s.lead_phase_id, s.owner_id,
    'any' as state, '00000000-0000-0000-0000-000000000000'::uuid as closing_reason_id, case when s.current_phase_id = s.lead_phase_id and s.entered_again_on is null
      then s.lead_phase_id else '00000000-0000-0000-0000-000000000000'::uuid end as current_phase_id,
    '{}'::uuid[] as visited, '00000000-0000-0000-0000-000000000000'::uuid as account_type_id, count(*) as count,
    coalesce(sum(s.expected), 0) as expected, coalesce(sum(s.recurring), 0) as recurring,
    coalesce(sum(s.expected * s.score) filter (where s.is_open), 0) as weighted,
    count(*) filter (where s.is_open and s.score is null) as without_score
  from stay s
  where s.entered_on is not null
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 union all
  select 'left' as event, s.left_on as day, coalesce(s.left_again_on, 'infinity'::date) as again_on, s.lead_phase_id, s.owner_id,
    'any' as state, '00000000-0000-0000-0000-000000000000'::uuid as closing_reason_id, '00000000-0000-0000-0000-000000000000'::uuid as current_phase_id,
    '{}'::uuid[] as visited, '00000000-0000-0000-0000-000000000000'::uuid as account_type_id, count(*) as count,
    coalesce(sum(s.expected), 0) as expected, coalesce(sum(s.recurring), 0) as recurring,
    coalesce(sum(s.expected * s.score) filter (where s.is_open), 0) as weighted,
    count(*) filter (where s.is_open and s.score is null) as without_score
  from stay s
  where s.left_on is not null
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 union all
  select 'opened' as event, s.opened_on as day, 'infinity'::date as again_on, s.lead_phase_id, s.owner_id,
    s.state as state, s.closing_reason_id as closing_reason_id, '00000000-0000-0000-0000-000000000000'::uuid as current_phase_id,
    '{}'::uuid[] as visited, s.account_type_id as account_type_id, count(*) as count,
    coalesce(sum(s.expected), 0) as expected, coalesce(sum(s.recurring), 0) as recurring,
    coalesce(sum(s.expected * s.score) filter (where s.is_open), 0) as weighted,
    count(*) filter (where s.is_open and s.score is null) as without_score
  from lead s
  where s.opened_on is not null
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 union all
  select 'closed' as event, s.closed_on as day, 'infinity'::date as again_on, s.lead_phase_id, s.owner_id,
    s.state as state, s.closing_reason_id as closing_reason_id, '00000000-0000-0000-0000-000000000000'::uuid as current_phase_id,
    '{}'::uuid[] as visited, s.account_type_id as account_type_id, count(*) as count,
    coalesce(sum(s.expected), 0) as expected, coalesce(sum(s.recurring), 0) as recurring,
    coalesce(sum(s.expected * s.score) filter (where s.is_open), 0) as weighted,
    count(*) filter (where s.is_open and s.score is null) as without_score
  from lead s
  where s.closed_on is not null
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 union all
  select 'due' as event, case when s.is_open then coalesce(s.next_action_on, 'infinity'::date) end as day, 'infinity'::date as again_on, s.lead_phase_id, s.owner_id,
    'any' as state, '00000000-0000-0000-0000-000000000000'::uuid as closing_reason_id, '00000000-0000-0000-0000-000000000000'::uuid as current_phase_id,
    '{}'::uuid[] as visited, s.account_type_id as account_type_id, count(*) as count,
    coalesce(sum(s.expected), 0) as expected, coalesce(sum(s.recurring), 0) as recurring,
    coalesce(sum(s.expected * s.score) filter (where s.is_open), 0) as weighted,
    count(*) filter (where s.is_open and s.score is null) as without_score
  from lead s
  where case when s.is_open then coalesce(s.next_action_on, 'infinity'::date) end is not null
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) as d,
      (values ('day'), ('month')) as spans (span), lateral (values (owner_id), ('ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)) as w (whose)
    where again_on = 'infinity' or date_trunc(span, again_on::timestamp) > date_trunc(span, d.day::timestamp)
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
    ) AS cells;
  END LOOP;
END $$;
