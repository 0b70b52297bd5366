import { sql } from 'drizzle-orm'
import * as schema from '@/db/schema'
import { type Kept, zeroId } from './kept'

const leads = sql`select from leads x where x.organization_id = c.organization_id and x.customer_id = c.id`

/** The rows of the CRM list: see db/schema/row-totals.ts. */
export const rowTotals: Kept = {
  table: schema.rowTotals,
  sums: ['count', 'expected', 'recurring', 'weighted', 'without_score', 'without_value'],
  rows: (organizationId, which) => sql`
    select account_type_id, archived, funnel_id, lead_phase_id, state, closing_reason_id, owner_id, shown,
      count(*) as count, coalesce(sum(expected), 0) as expected, coalesce(sum(recurring), 0) as recurring,
      coalesce(sum(expected * score), 0) as weighted,
      count(*) filter (where is_lead and score is null) as without_score,
      count(*) filter (where is_lead and expected is null) as without_value
    from (
      select c.account_type_id, c.archived_at is not null as archived,
        coalesce(l.account_type_id, ${zeroId}) as funnel_id, coalesce(l.lead_phase_id, ${zeroId}) as lead_phase_id,
        case when l.id is null then 'none' when l.state = 'open' then 'open' else y.outcome end as state,
        coalesce(l.closing_reason_id, ${zeroId}) as closing_reason_id,
        coalesce(l.owner_id, c.owner_id, ${zeroId}) as owner_id,
        l.id is null or l.state = 'open' or (not exists (${leads} and x.state = 'open')
          and not exists (${leads} and x.state = 'closed' and (x.closed_at, x.id) > (l.closed_at, l.id))) as shown,
        l.id is not null as is_lead, r.score,
        r.expected_value::numeric as expected, r.recurring_value::numeric as recurring
      from customers c
      left join leads l on l.organization_id = c.organization_id and l.customer_id = c.id
      left join phase_records r on r.organization_id = l.organization_id and r.lead_id = l.id
        and r.ordinal = l.current_ordinal
      left join closing_reasons y on y.organization_id = l.organization_id and y.id = l.closing_reason_id
      where c.organization_id = ${organizationId} ${which}
    ) as rows
    group by 1, 2, 3, 4, 5, 6, 7, 8`,
}
