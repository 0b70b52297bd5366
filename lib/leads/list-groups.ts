import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../permissions/actor'
import { outcomeOf, type Rows, shownLeads, standsAlone } from './rows-of-view'
import type { Along } from './sort-key'

/**
 * The rows that have one value in common, which stands in a small table: the few groups are gone through in their
 * order, and in each the rows along an index that begins with it.
 */
export type Groups = {
  /** Of a row: the group it is in, among those of one value. */
  of: SQL
  /** The groups that a view can have rows of: value, group, and what the rows have. */
  from: (actor: Actor, view: Rows) => SQL
  /** How the rows of the group `g` are found, whichever table their index is of. */
  ways: (view: Rows) => { along: Along; where: SQL; beside?: SQL }[]
  /** Whether in such a group rows stand by customer, else by lead; and the one or the other of a row. */
  isByCustomer: (group: string) => boolean
  first: SQL
}

const open = sql`('0', 'open')`
const closed = sql`('1', 'closed')`

/** The states in which leads can stand in a view: between open and closed ones a filter tells first of all. */
function statesOf(view: Rows): SQL[] {
  if (view.withoutLeads) return []
  return { open: [open], closed: [closed], none: [], any: [open, closed], current: [open, closed] }[shownLeads(view)]
}

const list = (rows: SQL[]) =>
  rows.length > 0 ? sql`(values ${sql.join(rows, sql`, `)})` : sql`(select '', '' where false)`
const only = (column: SQL, id: string | undefined) => (id ? sql`and ${column} = ${id}` : sql``)

export const accountTypes: Groups = {
  of: sql`c.account_type_id::text`,
  from: ({ organizationId }, { accountType }) => sql`
    select lower(t.description) as value, t.id::text as "group", t.id from account_types t
    where t.organization_id = ${organizationId} ${only(sql`t.id`, accountType)}`,
  ways: () => [{ along: 'customers', where: sql`c.account_type_id = g.id` }],
  isByCustomer: () => true,
  first: sql`c.id`,
}

export const phases: Groups = {
  of: sql`l.lead_phase_id::text || case l.state when 'open' then '0' else '1' end`,
  from: ({ organizationId }, view) => sql`
    select case p.phase_type when 'initial' then 0 when 'regular' then 1 else 2 end * 10000000000
        + greatest(p.order_number, 0) as value, p.id::text || s.place as "group", p.id, s.state
    from lead_phases p cross join ${list(statesOf(view))} as s(place, state)
    where p.organization_id = ${organizationId} ${only(sql`p.id`, view.phase)} ${only(sql`p.account_type_id`, view.funnel)}`,
  ways: () => [{ along: 'leads', where: sql`l.lead_phase_id = g.id and l.state = g.state` }],
  isByCustomer: () => false,
  first: sql`l.id`,
}

export const closingReasons: Groups = {
  of: sql`l.closing_reason_id::text`,
  from: ({ organizationId }, view) => sql`
    select lower(y.description) as value, y.id::text as "group", y.id from closing_reasons y
    where y.organization_id = ${organizationId} ${only(sql`y.id`, view.closingReason)} ${only(sql`y.outcome`, outcomeOf(view))}`,
  ways: () => [{ along: 'leads', where: sql`l.closing_reason_id = g.id` }],
  isByCustomer: () => false,
  first: sql`l.id`,
}

/** Whether a customer has a lead without an owner, where rows are leads: there may be few, and no customer has one. */
const mayBeBeside = (view: Rows): SQL =>
  standsAlone(view)
    ? sql`true`
    : sql`exists (select from leads n where n.organization_id = c.organization_id and n.customer_id = c.id
        and n.owner_id is null)`

/** Of each owner first the leads that are theirs, then the rows whose customers are. */
export const owners: Groups = {
  of: sql`coalesce(l.owner_id, c.owner_id)::text
    || case when l.owner_id is null then '2' when l.state = 'open' then '0' else '1' end`,
  from: ({ organizationId }, view) => sql`
    select lower(u.name) as value, u.id::text || s.place as "group", u.id, s.state
    from memberships m join users u on u.id = m.user_id
      cross join ${list([...statesOf(view), sql`('2', 'of the customer')`])} as s(place, state)
    where m.organization_id = ${organizationId} ${only(sql`u.id`, view.owner === 'nobody' ? undefined : view.owner)}
      ${only(sql`m.team_id`, view.team)}`,
  ways: (view) => [
    { along: 'leads', where: sql`l.owner_id = g.id and l.state = g.state` },
    {
      along: 'customers',
      where: sql`c.owner_id = g.id and g.state = 'of the customer' and ${mayBeBeside(view)}`,
      beside: sql`l.owner_id is null`,
    },
  ],
  isByCustomer: (group) => group.endsWith('2'),
  first: sql`case when l.owner_id is null then c.id else l.id end`,
}
