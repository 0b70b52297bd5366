import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { recount } from '@/lib/changes/totals/keep'

export type Many = { organizationId: string; from: number; upTo: number }

/**
 * Adds the customers `from` to `upTo` of so many, with leads, phase records and the changes that made them, in plain
 * SQL. Which is the same each time: a quarter has an open lead, half a closed one (two of five won), values and
 * scores spread over what a year of an installer brings. Names, owners, values and days are drawn each for itself: were
 * they all to follow the number, those of one kind would stand together in every order of the list.
 */
export async function addMany(tx: Transaction, { organizationId, from, upTo }: Many) {
  const org = sql`${organizationId}::uuid`
  await tx.execute(sql`
    create temp table many on commit drop as
    select i, gen_random_uuid() as id, gen_random_uuid() as lead_id, i % 4 < 3 as has_lead, i % 4 = 0 as is_open,
      date_trunc('milliseconds', now() - make_interval(days => 30 + ${drawn(7)} % 700)) as at,
      1 + ${drawn(4)} % 5 as place, ${drawn(5)} % 100 + 1 as score,
      ((${drawn(6)} * 7919::bigint) % 90000 + 500) * 100::bigint as value,
      ${drawn(0)} as word, ${drawn(1)} as city, ${drawn(2)} as person, ${drawn(3)} as rest
    from (select i, md5(i::text) as luck from generate_series(${from}::int, ${upTo}::int) i) as each`)
  await tx.execute(sql`
    create temp table grounds on commit drop as
    select (select array_agg(user_id order by user_id) from memberships where organization_id = ${org}) as people,
      t.id as type_id,
      (select array_agg(id order by case phase_type when 'initial' then 0 when 'regular' then 1 else 2 end, order_number)
        from lead_phases where organization_id = ${org} and account_type_id = t.id and archived_at is null) as phases,
      (select array_agg(id order by outcome = 'won' desc, order_number)
        from closing_reasons where organization_id = ${org} and archived_at is null) as reasons
    from account_types t where t.organization_id = ${org} and t.lead_phases and t.archived_at is null
    order by t.order_number limit 1`)
  for (const statement of [customersOf(org), leadsOf(org), recordsOf(org), changesOf(org)]) await tx.execute(statement)
  await tx.execute(sql`drop table many, grounds`)
}

/** After all were added: what is kept beside the rows, and what the planner knows of them. */
export async function finishMany(tx: Transaction, organizationId: string) {
  await recount(tx, organizationId)
  await tx.execute(sql`analyze`)
}

/** One of the eight numbers below 65,536 that belong to a customer. */
const drawn = (which: number) => sql`('x' || substr(luck, ${sql.raw(String(which * 4 + 1))}, 4))::bit(16)::int`

const person = sql`g.people[1 + s.person % cardinality(g.people)]`
const words = sql`(array['Alfa','Bravo','Casa','Delta','Eco','Foz','Gama','Hotel','Ibis','Jardim'])[1 + s.word % 10] || ' '
  || (array['Norte','Sul','Azul','Verde','Real','Nova','Velha'])[1 + (s.word / 10) % 7]`
const cities = sql`(array['Porto','Lisboa','Faro','Braga','Coimbra','Évora','Aveiro','Setúbal'])[1 + s.city % 8]`
const name = sql`${words} || ' ' || s.i`

const customersOf = (org: SQL) => sql`
  insert into customers (organization_id, id, number, name, account_type_id, owner_id, city, phone, email, search_text,
    version, created_at, updated_at)
  select ${org}, s.id, 'S' || s.i, ${name}, g.type_id, ${person}, ${cities}, '+351 2' || lpad(s.i::text, 8, '0'),
    'info' || s.i || '@example.com', lower(${name}) || ' s' || s.i || ' ' || lower(translate(${cities}, 'Éúé', 'eue'))
      || ' info' || s.i || '@example.com 3512' || lpad(s.i::text, 8, '0'), 1, s.at, s.at
  from many s, grounds g`

/** Where a lead stands: an open one in one of the phases, a closed one in the last. */
const ordinal = sql`case when s.is_open then least(s.place, cardinality(g.phases)) else cardinality(g.phases) end`

const leadsOf = (org: SQL) => sql`
  insert into leads (organization_id, id, customer_id, account_type_id, owner_id, state, lead_phase_id, current_ordinal,
    next_action, next_action_on, opened_at, closing_reason_id, closed_at, closed_by, version, created_at, updated_at)
  select ${org}, s.lead_id, s.id, g.type_id, ${person}, case when s.is_open then 'open' else 'closed' end,
    g.phases[${ordinal}], ${ordinal}, case when s.is_open and s.rest % 3 > 0 then 'Call back' end,
    case when s.is_open and s.rest % 3 > 0 then current_date + (s.rest / 3) % 40 - 12 end, s.at,
    case when not s.is_open then g.reasons[case when s.rest % 5 < 2 then 1 else 1 + (s.rest / 5) % cardinality(g.reasons) end] end,
    case when not s.is_open then s.at + interval '20 days' end, case when not s.is_open then ${person} end, 1, s.at,
    case when s.is_open then s.at else s.at + interval '20 days' end
  from many s, grounds g where s.has_lead`

const recordsOf = (org: SQL) => sql`
  insert into phase_records (organization_id, lead_id, ordinal, lead_phase_id, entered_by, entered_at, entered_user_id,
    score, expected_value, recurring_value, ended_at, ended_user_id)
  select ${org}, s.lead_id, n, g.phases[n], case when n = 1 then 'started' else 'completed' end,
    s.at + make_interval(days => 3 * (n - 1)), ${person}, case when s.i % 11 > 0 then s.score end,
    case when s.i % 13 > 0 then s.value end, s.value / 10,
    case when n < ${ordinal} then s.at + make_interval(days => 3 * n)
      when not s.is_open then s.at + interval '20 days' end,
    case when n < ${ordinal} or not s.is_open then ${person} end
  from many s, grounds g, generate_series(1, 8) n where s.has_lead and n <= ${ordinal}`

/** A row as a change records it: its columns but those of its key and bookkeeping, instants as JSON has them. */
const told = (row: string, key: string[]) => sql`(
  select jsonb_object_agg(lower(left(k, 1)) || substr(replace(initcap(replace(k, '_', ' ')), ' ', ''), 2),
    case when k like '%\\_at' and v <> 'null'
      then to_jsonb(to_char((v #>> '{}')::timestamptz at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) else v end)
  from jsonb_each(to_jsonb(${sql.raw(row)})) as columns (k, v)
  where k <> all (${sql.param(['organization_id', 'version', 'updated_at', 'search_text', ...key])}::text[]))`

const added = (table: string, row: string, key: SQL, columns: string[]) => sql`
  jsonb_build_object('table', ${table}::text, 'key', ${key}, 'before', null, 'after', ${told(row, columns)})`

/** One change adds each customer, another its lead with all its phases: the books agree, though no step is told. */
const changesOf = (org: SQL) => sql`
  insert into changes (organization_id, id, entity, entity_id, entity_version, customer_id, operation, facts, rows,
    user_id, through, at)
  select ${org}, gen_random_uuid(), 'customer', s.id, 1, s.id, 'customer.created', jsonb_build_object('name', ${name}),
    jsonb_build_array(${added('customers', 'c', sql`jsonb_build_object('id', s.id)`, ['id'])}), ${person}, 'system', s.at
  from many s join customers c on c.organization_id = ${org} and c.id = s.id, grounds g
  union all
  select ${org}, gen_random_uuid(), 'lead', s.lead_id, 1, s.id, 'lead.imported',
    jsonb_build_object('name', ${name}, 'phase', '–'),
    jsonb_build_array(${added('leads', 'l', sql`jsonb_build_object('id', l.id)`, ['id'])}) || (
      select jsonb_agg(${added('phaseRecords', 'r', sql`jsonb_build_object('leadId', r.lead_id, 'ordinal', r.ordinal)`, ['lead_id', 'ordinal'])} order by r.ordinal)
      from phase_records r where r.organization_id = ${org} and r.lead_id = l.id),
    ${person}, 'system', s.at
  from many s join leads l on l.organization_id = ${org} and l.id = s.lead_id, grounds g`
