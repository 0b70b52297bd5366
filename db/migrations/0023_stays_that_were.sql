-- A lead that was closed from an earlier phase passed its closing phase and did not stay there, and went forward only where
-- it was won: stays are counted anew.
DO $$
DECLARE organization uuid;
BEGIN
  DELETE FROM stay_totals;
  FOR organization IN SELECT id FROM organizations LOOP
    INSERT INTO stay_totals (organization_id, lead_phase_id, ending, since, days, count)
    SELECT organization, lead_phase_id, ending, since, days, count FROM (
    select lead_phase_id, ending, case ending when 'open' then entered_on else 'infinity' end as since,
      case ending when 'open' then 0 else left_on - entered_on end as days, count(*) as count
    from (
      select r.lead_phase_id, (r.entered_at at time zone o.time_zone)::date as entered_on,
        (r.ended_at at time zone o.time_zone)::date as left_on,
        case when r.ended_at is null then 'open'
          when n.lead_id is null or (n.entered_by = 'jumped' and n.ended_at = n.entered_at) then
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
        and (r.entered_by = 'jumped' and r.ended_at = r.entered_at) is not true
    ) as stays
    group by 1, 2, 3, 4
    ) AS cells;
  END LOOP;
END $$;
