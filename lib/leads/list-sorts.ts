import { type SQL, sql } from 'drizzle-orm'
import type { Sort } from '../customers/list-view'
import { isDay } from '../format/reading'

/** A value that rows are sorted by, as text the same in every session of the database. */
export type SortKey = {
  value: SQL
  text: SQL
  parse: (text: string) => SQL
  is: (text: string) => boolean
  /** Which rows have the value and which do not, where a row can lack it; in words that an index knows. */
  has?: SQL
  lacks?: SQL
  /** The lead's id as it stands beside the value in an index of leads or their records. */
  lead?: SQL
  /** An index of customers has the value with the customer's id. */
  unique?: boolean
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
    ...more,
  }
}

/** One that a row can lack. */
const optional = (kind: Kind, value: SQL, more: Partial<SortKey> = {}) =>
  sortKey(kind, value, { has: sql`${value} is not null`, lacks: sql`${value} is null`, ...more })

const ofRecord = { lead: sql`r.lead_id` }
const weighted = sql`(r.expected_value * r.score)`
const weighs = sql`r.ended_at is null and ${weighted} is not null`
const ownerId = sql`coalesce(l.owner_id, c.owner_id)`
const isPlanned = sql`l.state = 'open' and l.next_action_on is not null`

export const sortKeys: Record<Sort, SortKey> = {
  // Numbers count: 9 stands before 10.
  number: sortKey(text, sql`lpad(c.number, 40, '0')`, { unique: true }),
  name: sortKey(text, sql`lower(c.name)`, { unique: true }),
  city: optional(text, sql`lower(c.city)`, { unique: true }),
  accountType: sortKey(text, sql`lower(t.description)`),
  /** The place in the funnel, the phases of several funnels mixed. */
  phase: optional(
    whole,
    sql`(case p.phase_type when 'initial' then 0 when 'regular' then 1 else 2 end * 10000000000 + greatest(p.order_number, 0))`,
    { has: sql`p.id is not null`, lacks: sql`p.id is null` },
  ),
  score: optional(whole, sql`r.score`, ofRecord),
  expected: optional(whole, sql`r.expected_value`, ofRecord),
  recurring: optional(whole, sql`r.recurring_value`, ofRecord),
  weighted: sortKey(whole, weighted, { has: weighs, lacks: sql`(${weighs}) is not true`, ...ofRecord }),
  // Said of the lead and the customer: asked of the users themselves, the planner would go through all rows for each.
  owner: optional(text, sql`lower(u.name)`, {
    has: sql`${ownerId} is not null`,
    lacks: sql`${ownerId} is null`,
  }),
  nextAction: sortKey(on, sql`l.next_action_on`, {
    has: isPlanned,
    lacks: sql`(${isPlanned}) is not true`,
    lead: sql`l.id`,
  }),
  changed: sortKey(at, sql`greatest(c.updated_at, l.updated_at)`),
  closingReason: optional(text, sql`lower(y.description)`, {
    has: sql`l.closing_reason_id is not null`,
    lacks: sql`l.closing_reason_id is null`,
  }),
}
