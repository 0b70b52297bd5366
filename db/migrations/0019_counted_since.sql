-- A stay that an import made up says nothing about how long leads stay, and of a lead that jumped ahead and came back
-- only what followed its first entry is where it went on to: both are counted anew.
DO $$
DECLARE organization uuid;
BEGIN
  DELETE FROM stay_totals;
  DELETE FROM event_totals WHERE event = 'first_entered';
  FOR organization IN SELECT id FROM organizations LOOP
    INSERT INTO stay_totals (organization_id, lead_phase_id, ending, since, days, count)
    SELECT organization, lead_phase_id, ending, since, days, count FROM (
    select lead_phase_id, ending, case ending when 'open' then entered_on else 'infinity' end as since,
      case ending when 'open' then 0 else left_on - entered_on end as days, count(*) as count
    from (
      select r.lead_phase_id, (r.entered_at at time zone o.time_zone)::date as entered_on,
        (r.ended_at at time zone o.time_zone)::date as left_on,
        case when r.ended_at is null then 'open'
          when n.entered_by in ('completed', 'jumped') or (n.lead_id is null and y.outcome = 'won') then 'forward'
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
    ) as stays
    group by 1, 2, 3, 4
    ) AS cells;
    INSERT INTO event_totals (organization_id, event, span, day, again_on, lead_phase_id, owner_id, state, closing_reason_id, current_phase_id, visited, account_type_id, count, expected, recurring, weighted, without_score)
    SELECT organization, 'first_entered', span, day, 'infinity', lead_phase_id, owner_id, state, '00000000-0000-0000-0000-000000000000', current_phase_id, visited, '00000000-0000-0000-0000-000000000000', count, expected, recurring, weighted, without_score FROM (
    with lead as (
      select l.id, o.time_zone, case when l.state = 'open' then 'open' else y.outcome end as state,
        l.state = 'open' as is_open,
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
    ),
    stay as (
      select n.lead_id, n.lead_phase_id, n.ordinal, (n.entered_at at time zone l.time_zone)::date as entered_on,
        lag(n.ordinal) over again is null as is_first, lead(n.ordinal) over again is null as is_last,
        l.owner_id, l.state, l.is_open, l.current_phase_id, l.score, l.expected, l.recurring
      from lead l join phase_records n on n.organization_id = organization and n.lead_id = l.id
      window again as (partition by n.lead_id, n.lead_phase_id order by n.ordinal)
    ),
    visit as (
      select s.lead_id, s.lead_phase_id,
        coalesce(array_agg(n.lead_phase_id order by n.lead_phase_id) filter (where n.lead_id is not null), '{}'::uuid[]) as visited
      from stay s left join stay n on n.lead_id = s.lead_id and n.is_last and n.ordinal > s.ordinal
      where s.is_first
      group by 1, 2
    )
    select span, date_trunc(span, s.entered_on::timestamp)::date as day, s.lead_phase_id, whose as owner_id, s.state,
      s.current_phase_id, v.visited, count(*) as count, coalesce(sum(s.expected), 0) as expected,
      coalesce(sum(s.recurring), 0) as recurring,
      coalesce(sum(s.expected * s.score) filter (where s.is_open), 0) as weighted,
      count(*) filter (where s.is_open and s.score is null) as without_score
    from stay s join visit v on v.lead_id = s.lead_id and v.lead_phase_id = s.lead_phase_id,
      (values ('day'), ('month')) as spans (span),
      lateral (values (s.owner_id), ('ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)) as w (whose)
    where s.is_first
    group by 1, 2, 3, 4, 5, 6, 7
    ) AS cells;
  END LOOP;
END $$;
