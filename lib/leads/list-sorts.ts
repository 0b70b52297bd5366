import { type SQL, sql } from 'drizzle-orm'
import type { Sort } from '../customers/list-view'
import { isDay } from '../format/reading'
import type { Groups } from './list-groups'
import { accountTypes, closingReasons, owners, phases } from './list-groups'

/** The table with an index in the order: of its rows those of the list are made. */
export type Along = 'customers' | 'leads' | 'records'

/** A value that rows are sorted by, as text the same in every session of the database. */
export type SortKey = {
  value: SQL
  text: SQL
  parse: (text: string) => SQL
  is: (text: string) => boolean
  /** Which rows have the value and which do not, where a row can lack it; in words that an index knows. */
  has?: SQL
  lacks?: SQL
  along: Along
  /** For a value that stands in a small table: what of it the rows are gone through by. */
  groups?: Groups
}

const isInstant = (text: string) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text
const isText = (text: string) => !text.includes('\0') && text.length <= 1000
const isWhole = (text: string) => /^\d{1,19}$/.test(text) && BigInt(text) < 2n ** 63n

type Kind = { type: string; is: SortKey['is']; text?: (value: SQL) => SQL }
const text: Kind = { type: 'text', is: isText }
const whole: Kind = { type: 'bigint', is: isWhole }
const on: Kind = { type: 'date', is: isDay }
const at: Kind = {
  type: 'timestamptz',
  is: isInstant,
  text: (value) => sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
}

function sortKey({ type, is, text: textOf }: Kind, value: SQL, more: Partial<SortKey> = {}): SortKey {
  return {
    value,
    text: textOf ? textOf(value) : sql`(${value})::text`,
    parse: (key) => sql`${key}::${sql.raw(type)}`,
    is,
    along: 'customers',
    ...more,
  }
}

/** One that a row can lack. */
const optional = (kind: Kind, value: SQL, more: Partial<SortKey> = {}) =>
  sortKey(kind, value, { has: sql`${value} is not null`, lacks: sql`${value} is null`, ...more })

const weighted = sql`(r.expected_value * r.score)`
const weighs = sql`r.ended_at is null and ${weighted} is not null`
const isPlanned = sql`l.state = 'open' and l.next_action_on is not null`
/** Said of the lead or the customer, not of the small table, so that the planner need not look there to tell. */
const either = (value: SQL) => ({ has: sql`${value} is not null`, lacks: sql`${value} is null` })

export const sortKeys: Record<Sort, SortKey> = {
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
  owner: sortKey(text, sql`lower(u.name)`, { ...either(sql`coalesce(l.owner_id, c.owner_id)`), groups: owners }),
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
