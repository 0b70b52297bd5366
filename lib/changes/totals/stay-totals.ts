import { sql } from 'drizzle-orm'
import * as schema from '@/db/schema'
import type { Kept } from './kept'
import { passed } from './passed'

/**
 * How long leads stay in phases: see db/schema/stay-totals.ts. What began on a day before the lead was here, or ended
 * by then, is left out: the file it was imported from does not know when it came where. So is the closing phase that a lead closed from an
 * earlier one only passed: it did not stand there, and went forward to it only where it was won.
 */
export const stayTotals: Kept = {
  table: schema.stayTotals,
  sums: ['count'],
  rows: (organizationId, which) => sql`
    select lead_phase_id, ending, case ending when 'open' then entered_on else 'infinity' end as since,
      case ending when 'open' then 0 else left_on - entered_on end as days, count(*) as count
    from (
      select r.lead_phase_id, (r.entered_at at time zone o.time_zone)::date as entered_on,
        (r.ended_at at time zone o.time_zone)::date as left_on,
        case when r.ended_at is null then 'open'
          when n.lead_id is null or ${passed('n')} then
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
      where c.organization_id = ${organizationId} and c.archived_at is null ${which}
        and (r.ended_at is null or r.ended_at > l.created_at)
        and (r.entered_at at time zone o.time_zone)::date >= (l.created_at at time zone o.time_zone)::date
        and not ${passed('r')}
    ) as stays
    group by 1, 2, 3, 4`,
}
