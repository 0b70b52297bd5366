-- A lead that stood in the closing phase was in a later one, lost from there or gone back; one that was closed from an
-- earlier phase only passed it: what leads went on to is counted anew. So are
-- stays: one that began before its lead was imported says nothing about how long leads stay.
DO $$
DECLARE organization uuid;
BEGIN
  DELETE FROM event_totals WHERE event = 'first_entered';
  DELETE FROM stay_totals;
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
      select n.lead_id, n.lead_phase_id, n.ordinal, (n.entered_at at time zone l.time_zone)::date as entered_on,
        (n.ended_at at time zone l.time_zone)::date as left_on,
        lead((n.entered_at at time zone l.time_zone)::date) over again as entered_again_on,
        lead((n.ended_at at time zone l.time_zone)::date) over again as left_again_on, lag(n.ordinal) over again is null as is_first,
        not (n.entered_by = 'jumped' and n.ended_at is not distinct from n.entered_at) and lead(n.ordinal) over
          (partition by n.lead_id, n.lead_phase_id, (n.entered_by = 'jumped' and n.ended_at is not distinct from n.entered_at) order by n.ordinal) is null as is_last,
        l.owner_id, l.state, l.is_open, l.current_phase_id, l.score, l.expected, l.recurring
      from lead l join phase_records n on n.organization_id = organization and n.lead_id = l.id
      window again as (partition by n.lead_id, n.lead_phase_id order by n.ordinal)
    ),
    visit as (
      select s.*, coalesce((select array_agg(phase order by phase) from unnest(s.later) as phase), '{}'::uuid[]) as visited
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
    from (
  select 'first_entered' as event, s.entered_on as day, 'infinity'::date as again_on, s.lead_phase_id, s.owner_id,
    s.state as state, '00000000-0000-0000-0000-000000000000'::uuid as closing_reason_id, '00000000-0000-0000-0000-000000000000'::uuid as current_phase_id,
    s.visited as visited, '00000000-0000-0000-0000-000000000000'::uuid as account_type_id, count(*) as count,
    coalesce(sum(s.expected), 0) as expected, coalesce(sum(s.recurring), 0) as recurring,
    coalesce(sum(s.expected * s.score) filter (where s.is_open), 0) as weighted,
    count(*) filter (where s.is_open and s.score is null) as without_score
  from visit s
  where s.entered_on is not null
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) as d,
      (values ('day'), ('month')) as spans (span), lateral (values (owner_id), ('ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)) as w (whose)
    where again_on = 'infinity' or date_trunc(span, again_on::timestamp) > date_trunc(span, d.day::timestamp)
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
    ) AS cells;
    INSERT INTO stay_totals (organization_id, lead_phase_id, ending, since, days, count)
    SELECT organization, lead_phase_id, ending, since, days, count FROM (
    select lead_phase_id, ending, case ending when 'open' then entered_on else 'infinity' end as since,
      case ending when 'open' then 0 else left_on - entered_on end as days, count(*) as count
    from (
      select r.lead_phase_id, (r.entered_at at time zone o.time_zone)::date as entered_on,
        (r.ended_at at time zone o.time_zone)::date as left_on,
        case when r.ended_at is null then 'open'
          when n.lead_id is null or (n.entered_by = 'jumped' and n.ended_at is not distinct from n.entered_at) then
            case when y.outcome = 'won' and l.current_ordinal <= r.ordinal + 1 then 'forward' else 'away' end
          when n.entered_by in ('completed', 'jumped') then 'forward'
          else 'away' end as ending
      from customers c
      join organizations o on o.id = c.organization_id
      join leads l on l.organization_id = c.organization_id and l.customer_id = c.id
      join phase_records r on r.organization_id = l.organization_id and r.lead_id = l.id
      left join phase_records n on n.organization_id = r.organization_id and n.lead_id = r.lead_id
        and n.ordinal = r.ordinal + 1
      left join closing_reasons y on y.organization_id = l.organization_id and y.id = l.closing_reason_id
      where c.organization_id = organization and c.archived_at is null
        and (r.ended_at is null or r.ended_at > l.created_at)
        and (r.entered_at at time zone o.time_zone)::date >= (l.created_at at time zone o.time_zone)::date
        and not (r.entered_by = 'jumped' and r.ended_at is not distinct from r.entered_at)
    ) as stays
    group by 1, 2, 3, 4
    ) AS cells;
  END LOOP;
END $$;
