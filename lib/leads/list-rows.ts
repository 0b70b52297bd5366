import { type SQL, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { dayIn } from '../clock'
import type { ListView, Sort } from '../customers/list-view'
import { searchWords } from '../customers/search-text'
import type { Actor } from '../permissions/actor'

export const pageSize = 50

export type ListRow = {
  customerId: string
  number: string
  name: string
  city: string | null
  accountType: string
  ownerName: string | null
  changedAt: Date
  archived: boolean
  leadId: string | null
  title: string | null
  state: 'open' | 'closed' | null
  phaseId: string | null
  phase: string | null
  leadAccountTypeId: string | null
  score: number | null
  expectedValue: number | null
  recurringValue: number | null
  nextAction: string | null
  nextActionOn: string | null
  reason: string | null
  outcome: 'won' | 'lost' | 'other' | null
}

export type ListTotals = { count: number; expected: bigint; recurring: bigint; weighted: bigint }

/**
 * One page of customers and leads. Without a state every customer shows its open leads, else the lead closed last,
 * else itself; with one, exactly the leads in that state. Values are those of a lead's current record.
 */
export async function listRows(actor: Actor, view: ListView, timeZone: string, similar = false) {
  const cursor = readCursor(view.after ?? view.before)
  const back = Boolean(view.before && !view.after && cursor)
  const key = sortKeys[view.sort]
  const down = view.descending !== back
  const order = down ? sql`desc` : sql`asc`
  const past = cursor
    ? sql`and (${key}, c.id, coalesce(l.id, ${zero})) ${down ? sql`<` : sql`>`} (${typed(view.sort, cursor[0])}, ${cursor[1]}::uuid, ${cursor[2]}::uuid)`
    : sql``
  const rows = (await database().execute(sql`
    select c.id as "customerId", c.number, c.name, c.city, t.description as "accountType", u.name as "ownerName",
      greatest(c.updated_at, l.updated_at) as "changedAt", c.archived_at is not null as archived,
      l.id as "leadId", l.title, l.state, l.lead_phase_id as "phaseId", p.description as phase,
      l.account_type_id as "leadAccountTypeId",
      r.score, r.expected_value as "expectedValue", r.recurring_value as "recurringValue",
      l.next_action as "nextAction", l.next_action_on::text as "nextActionOn",
      y.description as reason, y.outcome, ${key}::text as key
    ${from(actor, view, timeZone, similar)} ${past}
    order by ${key} ${order}, c.id ${order}, coalesce(l.id, ${zero}) ${order}
    limit ${pageSize + 1}`)) as unknown as (ListRow & { key: string })[]
  const more = rows.length > pageSize
  const shown = rows.slice(0, pageSize).map(numbered)
  if (back) shown.reverse()
  const [first, last] = [shown[0], shown.at(-1)]
  return {
    rows: shown as ListRow[],
    after: last && (back || more) ? writeCursor(last) : undefined,
    before: first && (back ? more : Boolean(cursor)) ? writeCursor(first) : undefined,
  }
}

/** Sums over everything the filters let through; values of open leads only. Money in minor units. */
export async function sumRows(actor: Actor, view: ListView, timeZone: string, similar = false): Promise<ListTotals> {
  const [row] = (await database().execute(sql`
    select count(*)::int as count,
      coalesce(sum(r.expected_value) filter (where l.state = 'open'), 0)::text as expected,
      coalesce(sum(r.recurring_value) filter (where l.state = 'open'), 0)::text as recurring,
      coalesce(round(sum(r.expected_value * r.score) filter (where l.state = 'open') / 100.0), 0)::text as weighted
    ${from(actor, view, timeZone, similar)}`)) as unknown as {
    count: number
    expected: string
    recurring: string
    weighted: string
  }[]
  return {
    count: row?.count ?? 0,
    expected: BigInt(row?.expected ?? 0),
    recurring: BigInt(row?.recurring ?? 0),
    weighted: BigInt(row?.weighted ?? 0),
  }
}

const zero = sql`'00000000-0000-0000-0000-000000000000'::uuid`

const sortKeys: Record<Sort, SQL> = {
  name: sql`lower(c.name)`,
  city: sql`lower(coalesce(c.city, ''))`,
  changed: sql`greatest(c.updated_at, l.updated_at)`,
  expected: sql`coalesce(r.expected_value, -1)`,
  score: sql`coalesce(r.score, 0)`,
  nextAction: sql`coalesce(l.next_action_on, '9999-12-31'::date)`,
}

const types: Record<Sort, SQL> = {
  name: sql`text`,
  city: sql`text`,
  changed: sql`timestamptz`,
  expected: sql`bigint`,
  score: sql`int`,
  nextAction: sql`date`,
}

const typed = (sort: Sort, value: string) => sql`${value}::${types[sort]}`

function from(actor: Actor, view: ListView, timeZone: string, similar: boolean): SQL {
  const { organizationId } = actor
  const leadsOf = sql`select * from leads x where x.organization_id = ${organizationId} and x.customer_id = c.id`
  const shown = {
    open: sql`${leadsOf} and x.state = 'open'`,
    closed: sql`${leadsOf} and x.state = 'closed'`,
    // The open ones; without any, the one closed last.
    current: sql`(${leadsOf} and x.state = 'open') union all (${leadsOf} and x.state = 'closed' and not exists
      (${leadsOf} and x.state = 'open') order by x.closed_at desc, x.id desc limit 1)`,
  }
  const { state } = view
  const lateral = state === 'open' ? shown.open : state && state !== 'none' ? shown.closed : shown.current
  return sql`
    from customers c
    join account_types t on t.organization_id = c.organization_id and t.id = c.account_type_id
    left join lateral (${lateral}) l on true
    left join phase_records r on r.organization_id = l.organization_id and r.lead_id = l.id and r.ordinal = l.current_ordinal
    left join lead_phases p on p.organization_id = l.organization_id and p.id = l.lead_phase_id
    left join closing_reasons y on y.organization_id = l.organization_id and y.id = l.closing_reason_id
    left join users u on u.id = coalesce(l.owner_id, c.owner_id)
    where c.organization_id = ${organizationId} ${filters(view, timeZone, similar)}`
}

function filters(view: ListView, timeZone: string, similar: boolean): SQL {
  const parts: SQL[] = [view.archived ? sql`c.archived_at is not null` : sql`c.archived_at is null`]
  if (view.accountType) parts.push(sql`c.account_type_id = ${view.accountType}`)
  if (view.phase) parts.push(sql`l.lead_phase_id = ${view.phase} and l.state = 'open'`)
  if (view.owner === 'nobody') parts.push(sql`coalesce(l.owner_id, c.owner_id) is null`)
  else if (view.owner) parts.push(sql`coalesce(l.owner_id, c.owner_id) = ${view.owner}`)
  if (view.state === 'none') parts.push(sql`l.id is null`)
  else if (view.state === 'open') parts.push(sql`l.id is not null`)
  else if (view.state) parts.push(sql`y.outcome = ${view.state}`)
  const today = dayIn(timeZone)
  if (view.due === 'late') parts.push(sql`l.state = 'open' and l.next_action_on < ${today}`)
  if (view.due === 'week') parts.push(sql`l.state = 'open' and l.next_action_on < ${today}::date + 7`)
  if (view.due === 'none') parts.push(sql`l.state = 'open' and l.next_action_on is null`)
  for (const word of searchWords(view.q)) {
    parts.push(
      similar ? sql`${word} <% c.search_text` : sql`c.search_text like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`,
    )
  }
  return sql`and ${sql.join(parts, sql` and `)}`
}

/** postgres.js leaves 64-bit integers as text in free queries. */
const numbered = <T extends ListRow>(row: T): T => ({
  ...row,
  changedAt: new Date(row.changedAt),
  expectedValue: row.expectedValue === null ? null : Number(row.expectedValue),
  recurringValue: row.recurringValue === null ? null : Number(row.recurringValue),
})

const writeCursor = (row: ListRow & { key?: string }) =>
  Buffer.from(JSON.stringify([row.key, row.customerId, row.leadId ?? '00000000-0000-0000-0000-000000000000'])).toString(
    'base64url',
  )

/** A cursor that was made up or cut off is no cursor: the first page. */
function readCursor(text: string | undefined): [string, string, string] | undefined {
  try {
    const parts = JSON.parse(Buffer.from(text ?? '', 'base64url').toString()) as unknown
    const uuid = /^[0-9a-f-]{36}$/
    if (!Array.isArray(parts) || parts.length !== 3 || parts.some((part) => typeof part !== 'string')) return undefined
    return uuid.test(parts[1]) && uuid.test(parts[2]) ? (parts as [string, string, string]) : undefined
  } catch {
    return undefined
  }
}
