import { type SQL, sql } from 'drizzle-orm'

/** The rows of leads, their records and customers that were written since an instant, with what stood before. */
const writtenSince = (organizationId: string, start: SQL): SQL => sql`
  select c.id as change_id, r->>'table' as source, r->'key' as key, r->'before' as before
  from changes c, jsonb_array_elements(c.rows) r
  where c.organization_id = ${organizationId} and c.at >= ${start} and r->>'table' in ('leads', 'phaseRecords', 'customers')`

/** The leads that may stand otherwise than at that instant, of `touched`: all others stand as they stood. */
const touchedLeads = (organizationId: string, start: SQL): SQL => sql`
  select id from leads where organization_id = ${organizationId} and opened_at >= ${start}
  union select (key->>'id')::uuid from touched where source = 'leads'
  union select (key->>'leadId')::uuid from touched where source = 'phaseRecords'
  union select x.id from touched t
    join leads x on x.organization_id = ${organizationId} and x.customer_id = (t.key->>'id')::uuid
    where t.source = 'customers' and t.before ? 'archivedAt'`

/** Whether the open lead `l` of customer `c` stands as it stood at that instant. */
export const standsSince = (organizationId: string, start: SQL): SQL => sql`
  l.state = 'open' and c.archived_at is null and l.id not in (
    with touched as (${writtenSince(organizationId, start)}) ${touchedLeads(organizationId, start)})`

/**
 * What became of the leads that were touched since an instant, as rows (lead_id, term, funnel_id, count, expected,
 * recurring): by account type, `then` and all terms add up to `now`, with the leads that stand as they stood on both
 * sides. Only where a lead stood then and where it stands now tell its terms, so that what was done and undone between
 * is none, and no lead is in a term twice. What stood then is in what the changes since say was before; a lead brought in
 * since was open then when it was opened before and not yet closed. What each step works out is kept, or it would be for
 * every term.
 */
export const movesSince = (organizationId: string, start: SQL): SQL => sql`(
  with touched as materialized (${writtenSince(organizationId, start)}),
  lead_then as (
    select key->>'id' as id, ${firstOf('state')} as state, ${firstOf('accountTypeId')} as account_type_id,
      ${firstOf('currentOrdinal')} as current_ordinal, ${firstOf('customerId')} as customer_id, (array_agg(before = 'null' order by change_id))[1] as came
    from touched where source = 'leads' group by 1
  ),
  record_then as (
    select key->>'leadId' as lead_id, key->>'ordinal' as ordinal, bool_or(before ? 'expectedValue') as has_expected,
      ${firstOf('expectedValue')} as expected, bool_or(before ? 'recurringValue') as has_recurring,
      ${firstOf('recurringValue')} as recurring
    from touched where source = 'phaseRecords' and before <> 'null' group by 1, 2
  ),
  customer_then as (
    select key->>'id' as id, ${firstOf('archivedAt')} is not null as archived
    from touched where source = 'customers' and before ? 'archivedAt' group by 1
  ),
  stood as (
    select l.id, l.account_type_id, l.state, y.outcome, l.closed_at, c.archived_at is not null as archived,
      l.opened_at < ${start} as was_there,
      coalesce(t.state, case when t.came then case when l.closed_at < ${start} then 'closed' else 'open' end end, l.state)
        as state_then,
      coalesce(ct.archived, w.archived_at is not null) as archived_then,
      coalesce(t.account_type_id::uuid, l.account_type_id) as account_type_then,
      coalesce(t.current_ordinal::int, l.current_ordinal) as ordinal_then,
      coalesce(r.expected_value, 0)::numeric as expected, coalesce(r.recurring_value, 0)::numeric as recurring
    from leads l
    join customers c on c.organization_id = l.organization_id and c.id = l.customer_id
    join phase_records r on r.organization_id = l.organization_id and r.lead_id = l.id and r.ordinal = l.current_ordinal
    left join closing_reasons y on y.organization_id = l.organization_id and y.id = l.closing_reason_id
    left join lead_then t on t.id = l.id::text
    join customers w on w.organization_id = l.organization_id and w.id = coalesce(t.customer_id::uuid, l.customer_id)
    left join customer_then ct on ct.id = w.id::text
    where l.organization_id = ${organizationId} and l.id in (${touchedLeads(organizationId, start)})
  ),
  facts as materialized (
    select s.*, s.was_there and s.state_then = 'open' and not s.archived_then as was_open,
      s.state = 'open' and not s.archived as is_open,
      coalesce(case when v.has_expected then v.expected::numeric else r.expected_value end, 0) as expected_then,
      coalesce(case when v.has_recurring then v.recurring::numeric else r.recurring_value end, 0) as recurring_then
    from stood s
    left join phase_records r on r.organization_id = ${organizationId} and r.lead_id = s.id and r.ordinal = s.ordinal_then
    left join record_then v on v.lead_id = s.id::text and v.ordinal = s.ordinal_then::text
  ),
  known as materialized (
    select f.*, not was_there and not archived as is_new,
      was_there and not was_open and not archived and (state = 'open' or closed_at >= ${start}) as is_back,
      was_open and not archived as stayed, expected - expected_then as more, recurring - recurring_then as more_recurring
    from facts f
  ),
  moves as materialized (
    select k.id as lead_id, m.*
    from known k, lateral (values
      ('then', account_type_then, 1, expected_then, recurring_then, was_open),
      ('new', account_type_id, 1, expected, recurring, is_new),
      ('reopened', account_type_id, 1, expected, recurring, is_back and not (archived_then and state_then = 'open')),
      ('restored', account_type_id, 1, expected, recurring, is_back and archived_then and state_then = 'open'),
      ('raised', account_type_id, 0, more, more_recurring, stayed and (more > 0 or more = 0 and more_recurring > 0)),
      ('lowered', account_type_id, 0, more, more_recurring, stayed and (more < 0 or more = 0 and more_recurring < 0)),
      ('movedOut', account_type_then, -1, -expected_then, -recurring_then, stayed and account_type_id <> account_type_then),
      ('movedIn', account_type_id, 1, expected_then, recurring_then, stayed and account_type_id <> account_type_then),
      (outcome, account_type_id, -1, -expected, -recurring, state = 'closed' and (stayed or is_new or is_back)),
      ('archived', account_type_then, -1, -expected_then, -recurring_then, was_open and archived),
      ('now', account_type_id, 1, expected, recurring, is_open)
    ) as m (term, funnel_id, count, expected, recurring, holds)
    where m.holds
  )
  select * from moves
)`

/** The value that a column had before the first of the changes that wrote it. */
const firstOf = (column: string) =>
  sql.raw(`(array_agg(before->>'${column}' order by change_id) filter (where before ? '${column}'))[1]`)
