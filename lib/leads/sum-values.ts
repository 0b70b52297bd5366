import { sql } from 'drizzle-orm'
import { database } from '@/db/client'
import type { Actor } from '../permissions/actor'
import { aboutValues, type Rows, shownLeads } from './rows-of-view'
import { asksOnly, type SummedRow } from './sum-cells'

/** Whether a view is of open leads, and filtered by nothing but their values. */
export const isByValues = (view: Rows): boolean =>
  shownLeads(view) === 'open' &&
  aboutValues(view).length > 0 &&
  asksOnly(view, ['state', 'scoreFrom', 'scoreTo', 'withoutScore', 'valueFrom', 'valueTo', 'withoutValue'])

/**
 * The totals of such a view. Indexes of open records hold all that is added up, so that neither leads nor customers are
 * read but those of the archived, who are few.
 */
export async function sumValues({ organizationId }: Actor, view: Rows): Promise<SummedRow | undefined> {
  const [row] = (await database().execute(sql`
    select count(*)::int as count, coalesce(sum(r.expected_value), 0)::text as expected,
      coalesce(sum(r.recurring_value), 0)::text as recurring,
      coalesce(round(sum(r.expected_value * r.score) / 100.0), 0)::text as weighted,
      (count(*) filter (where r.score is null))::int as "withoutScore"
    from phase_records r
    where r.organization_id = ${organizationId} and r.ended_at is null
      and ${sql.join(aboutValues(view), sql` and `)}
      and not exists (select from leads l
        join customers c on c.organization_id = l.organization_id and c.id = l.customer_id
        where l.organization_id = r.organization_id and l.id = r.lead_id and c.archived_at is not null)`)) as unknown as SummedRow[]
  return row
}
