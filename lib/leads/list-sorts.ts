import { sql } from 'drizzle-orm'
import { sortedFieldIn } from '../customers/field-sorts'
import type { Column, Sort } from '../customers/list-view'
import { fieldSortKey } from './field-sort-key'
import { accountTypes, closingReasons, owners, phases } from './list-groups'
import { at, either, on, optional, type SortKey, sortKey, text, whole } from './sort-key'

/** What rows are sorted by in an order. */
export function sortKeyOf(sort: Sort): SortKey {
  const field = sortedFieldIn(sort)
  return field ? fieldSortKey(field) : sortKeys[sort as Column]
}

const weighted = sql`(r.expected_value * r.score)`
const weighs = sql`r.ended_at is null and ${weighted} is not null`
const isPlanned = sql`l.state = 'open' and l.next_action_on is not null`

const sortKeys: Record<Column, SortKey> = {
  // Numbers count: 9 stands before 10.
  number: sortKey(text, sql`lpad(c.number, 40, '0')`),
  name: sortKey(text, sql`lower(c.name)`),
  city: optional(text, sql`lower(c.city)`),
  accountType: sortKey(text, sql`lower(t.description)`, { groups: accountTypes }),
  /** The place in the funnel, the phases of several funnels mixed. */
  phase: sortKey(
    whole,
    sql`(case p.phase_type when 'initial' then 0 when 'regular' then 1 else 2 end * 10000000000 + greatest(p.order_number, 0))`,
    { ...either(sql`l.id`), along: 'leads', groups: phases },
  ),
  score: optional(whole, sql`r.score`, { along: 'records' }),
  expected: optional(whole, sql`r.expected_value`, { along: 'records' }),
  recurring: optional(whole, sql`r.recurring_value`, { along: 'records' }),
  weighted: sortKey(whole, weighted, { has: weighs, lacks: sql`(${weighs}) is not true`, along: 'records' }),
  owner: sortKey(text, sql`lower(u.name)`, {
    ...either(sql`coalesce(l.owner_id, c.owner_id)`),
    mayLack: sql`c.owner_id is null`,
    groups: owners,
  }),
  nextAction: sortKey(on, sql`l.next_action_on`, {
    has: isPlanned,
    lacks: sql`(${isPlanned}) is not true`,
    along: 'leads',
  }),
  changed: sortKey(at, sql`greatest(c.updated_at, l.updated_at)`),
  closingReason: sortKey(text, sql`lower(y.description)`, {
    ...either(sql`l.closing_reason_id`),
    along: 'leads',
    groups: closingReasons,
  }),
}
