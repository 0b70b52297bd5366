import { type SQL, sql } from 'drizzle-orm'
import { sortedFieldIn } from '../customers/field-sorts'
import type { ListView } from '../customers/list-view'
import type { Actor } from '../permissions/actor'
import { askedOfField } from './field-values'
import type { Ground } from './ground'
import { allOneWay, type Cursor, isByCustomer, leadOrNone, type Stretch, within } from './list-cursor'
import { sortKeyOf } from './list-sorts'
import {
  aboutValues,
  besideCustomer,
  filters,
  leadsOfView,
  ofLead,
  planned,
  type Rows,
  reasonOfLead,
  shownLeads,
  standsAlone,
  startOf,
} from './rows-of-view'
import { type Along, isOfCustomers } from './sort-key'

/** A view, the way in which it is gone through, and how many rows are wanted. */
export type Walk = {
  actor: Actor
  view: Rows & Pick<ListView, 'sort'>
  ground: Ground
  down: boolean
  limit: number
  cursor?: Cursor
}

/**
 * The first rows of a stretch beyond the cursor, by their ids and in order, found along the index of the order. What
 * is asked of a row is fenced off by `offset 0`: the planner then neither guesses how many rows pass nor thinks of
 * sorting them all, but takes one after the other until there are enough.
 */
export function walkRows(walk: Walk, stretch: Stretch): SQL {
  const { view, ground } = walk
  const { value, along, groups, mayLack } = sortKeyOf(view.sort)
  if (stretch === 'without') {
    return goAlong(walk, 'customers', { where: [mayLack], beside: [within(stretch, view.sort)] })
  }
  if (groups) return groupByGroup(walk)
  if (view.sort === 'changed') return walk.down ? latestFirst(walk) : earliestFirst(walk)
  const where = [within(stretch, view.sort)]
  // What the index may know is asked of it too. The current record of a lead is ended unless the lead is open.
  if (along === 'records') where.push(...aboutValues(view))
  if (along === 'records' && shownLeads(view) === 'open') where.push(sql`r.ended_at is null`)
  if (along === 'leads' && view.due) where.push(planned(view.due, ground.today))
  const field = sortedFieldIn(view.sort)
  if (field) where.push(askedOfField(view, field))
  return goAlong(walk, along, { value, where })
}

type Step = {
  /** Stands in the index; without it the ids alone are the order. */
  value?: SQL
  /** Asked of the table with the index, of the row and, behind the fence, of all that it is made of. */
  where?: (SQL | undefined)[]
  beside?: (SQL | undefined)[]
  from?: Start
  ids?: SQL[]
}

/** Where a page begins: as far as the index knows, and exactly. */
type Start = { where?: SQL[]; beside?: SQL[] }

const all = (parts: (SQL | undefined)[]) =>
  sql.join(
    parts.filter((part) => part !== undefined),
    sql` and `,
  )

const lowest = '00000000-0000-0000-0000-000000000000'
const highest = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const leadOf = sql`coalesce(x.lead_id, ${lowest}::uuid)`
/** By which ids rows of one value stand. */
const idsOf: Record<Along, SQL[]> = {
  customers: [sql`c.id`, leadOf],
  leads: [sql`l.id`],
  records: [sql`r.lead_id`],
  customerValues: [sql`v.customer_id`, leadOf],
  leadValues: [sql`v.lead_id`],
}
const alias: Record<Along, SQL> = {
  ...{ customers: sql`c`, leads: sql`l`, records: sql`r` },
  ...{ customerValues: sql`v`, leadValues: sql`v` },
}

function goAlong(walk: Walk, along: Along, { value, where = [], beside = [], from, ids = idsOf[along] }: Step): SQL {
  const { view, actor, down, limit, cursor } = walk
  const start = from ?? (cursor ? startAt(cursor, along, view.sort, value, down) : {})
  return sql`
    select ${value ?? sql`null::int`} as value, null::text as "group", ${ids[0]} as first, ${ids[1] ?? ids[0]} as second,
      x.customer_id, x.lead_id, x.changed
    from ${rowsOf(walk, along, [...beside, ...(start.beside ?? [])])}
    where ${all([sql`${alias[along]}.organization_id = ${actor.organizationId}`, ...where, ...(start.where ?? [])])}
    order by ${allOneWay([...(value ? [value] : []), ...ids], down)}
    limit ${limit}`
}

/** The rows that one of the table with the index makes. */
function rowsOf({ actor, view, ground }: Walk, along: Along, beside: (SQL | undefined)[]): SQL {
  const asked = all([filters(view, ground), ...beside])
  const { joined } = sortKeyOf(view.sort)
  const row = sql`select c.id as customer_id, l.id as lead_id, greatest(c.updated_at, l.updated_at) as changed`
  const customer = sql`c.organization_id = ${actor.organizationId} and c.id = l.customer_id and ${besideCustomer(view)}`
  return {
    customers: sql`customers c cross join lateral (
      ${row} from (select) as one ${leadsOfView(view)} ${ofLead} ${joined} where ${asked} offset 0) as x`,
    leads: sql`leads l cross join lateral (
      ${row} from customers c ${ofLead} where ${customer} and ${asked} offset 0) as x`,
    records: sql`phase_records r cross join lateral (
      ${row} from leads l join customers c on ${customer} ${reasonOfLead}
      where l.organization_id = r.organization_id and l.id = r.lead_id and l.current_ordinal = r.ordinal
        and ${asked} offset 0) as x`,
    customerValues: sql`customer_values v cross join lateral (
      ${row} from customers c ${leadsOfView(view)} ${ofLead}
      where c.organization_id = v.organization_id and c.id = v.customer_id and ${asked} offset 0) as x`,
    leadValues: sql`lead_values v cross join lateral (
      ${row} from leads l join customers c on ${customer} ${ofLead}
      where l.organization_id = v.organization_id and l.id = v.lead_id and ${asked} offset 0) as x`,
  }[along]
}

const than = (down: boolean) => (down ? { than: sql`<`, from: sql`<=` } : { than: sql`>`, from: sql`>=` })
const row = (parts: (SQL | undefined)[]) =>
  sql`(${sql.join(
    parts.filter((part) => part !== undefined),
    sql`, `,
  )})`

function startAt(cursor: Cursor, along: Along, sort: ListView['sort'], value: SQL | undefined, down: boolean): Start {
  const way = than(down)
  const key = value && cursor.key !== null ? sortKeyOf(sort).parse(cursor.key) : undefined
  const [customer, lead] = [sql`${cursor.customerId}::uuid`, sql`${cursor.leadId}::uuid`]
  const ids = idsOf[along]
  if (!isOfCustomers(along)) return { where: [sql`${row([value, ...ids])} ${way.than} ${row([key, lead])}`] }
  return {
    where: [sql`${row([value, ids[0]])} ${way.from} ${row([key, customer])}`],
    beside: [sql`${row([value, sql`c.id`, leadOrNone])} ${way.than} ${row([key, customer, lead])}`],
  }
}

/** Each group only when those before it did not fill the page. */
function groupByGroup(walk: Walk): SQL {
  const { actor, view, down, limit, cursor } = walk
  const { groups, parse } = sortKeyOf(view.sort)
  if (!groups) throw new Error(`${view.sort} has no groups`)
  const at = cursor?.key ? sql`(${parse(cursor.key)}, ${cursor.group}::text)` : undefined
  const ways = groups.ways(view).map(({ along, where, beside }) => {
    const fits = cursor && isByCustomer(view.sort, cursor) === isOfCustomers(along)
    const from = at && cursor && fits ? startInGroup(cursor, along, at, down) : {}
    return sql`(${goAlong(walk, along, { where: [where], beside: [beside], from })})`
  })
  return sql`
    select g.value, g."group", w.first, w.second, w.customer_id, w.lead_id, w.changed
    from (select * from (${groups.from(actor, view)}) as named
      ${at ? sql`where (value, "group") ${than(down).from} ${at}` : sql``}
      order by ${allOneWay([sql`value`, sql`"group"`], down)}) as g
    cross join lateral (${sql.join(ways, sql` union all `)}) as w
    order by ${allOneWay([sql`g.value`, sql`g."group"`, sql`w.first`, sql`w.second`], down)}
    limit ${limit}`
}

/** In the group of the cursor beyond it, in every other from the first id on. */
function startInGroup(cursor: Cursor, along: Along, at: SQL, down: boolean): Start {
  const way = than(down)
  const isThere = sql`(g.value, g."group") = ${at}`
  const from = (id: string) => sql`case when ${isThere} then ${id}::uuid else ${down ? highest : lowest}::uuid end`
  const [first] = idsOf[along]
  if (!isOfCustomers(along)) return { where: [sql`${first} ${way.than} ${from(cursor.leadId)}`] }
  const exactly = sql`(c.id, ${leadOrNone}) ${way.than} (${cursor.customerId}::uuid, ${cursor.leadId}::uuid)`
  return {
    where: [sql`${first} ${way.from} ${from(cursor.customerId)}`],
    beside: [sql`(not (${isThere}) or ${exactly})`],
  }
}

const byLead = [sql`l.customer_id`, sql`l.id`]

/** Where a page begins along the one of two instants of which the later one counts. */
function startOfChanged({ cursor, down }: Walk, along: 'customers' | 'leads'): Start {
  if (!cursor?.key) return {}
  const way = than(down)
  const key = sortKeyOf('changed').parse(cursor.key)
  const [customer, lead] = [sql`${cursor.customerId}::uuid`, sql`${cursor.leadId}::uuid`]
  const index =
    along === 'customers'
      ? sql`(c.updated_at, c.id) ${way.from} (${key}, ${customer})`
      : sql`(l.updated_at, l.customer_id, l.id) ${way.than} (${key}, ${customer}, ${lead})`
  const changed = sortKeyOf('changed').value
  return { where: [index], beside: [sql`(${changed}, c.id, ${leadOrNone}) ${way.than} (${key}, ${customer}, ${lead})`] }
}

const inOrderOfChange = (down: boolean) => allOneWay([sql`value`, sql`first`, sql`second`], down)

/** The rows found along the one of two instants of which the later one counts. */
function byInstant(
  walk: Walk,
  along: 'customers' | 'leads',
  { where = [], beside }: Pick<Step, 'where' | 'beside'> = {},
) {
  const [value, ids] = along === 'customers' ? [customersAt, idsOf.customers] : [leadsAt, byLead]
  const asked = [...where, notBefore(walk, value)]
  return sql`(${goAlong(walk, along, { value, ids, where: asked, beside, from: startOfChanged(walk, along) })})`
}

/**
 * What happened to a lead changed it: the lead's instant is not before the period, nor is the later one of the two, so
 * nothing older need be walked through.
 */
function notBefore({ view, ground }: Walk, instant: SQL): SQL | undefined {
  const { event, from } = view
  if (!from || !event || event === 'moved') return undefined
  return sql`${instant} >= ${startOf(from, ground.timeZone)}`
}

const [customersAt, leadsAt] = [sql`c.updated_at`, sql`l.updated_at`]

/**
 * By the later of two instants, for which there is no index: the first rows by the one and the first by the other hold
 * the first by the later of them, and each of both has an index.
 */
function latestFirst(walk: Walk): SQL {
  const ways = waysOfChange(walk).map((along) => byInstant(walk, along))
  return sql`
    select changed as value, null::text as "group", customer_id as first,
      coalesce(lead_id, ${lowest}::uuid) as second, customer_id, lead_id, changed
    from (select customer_id, lead_id, changed from (${sql.join(ways, sql` union all `)}) as each group by 1, 2, 3) as latest
    order by ${inOrderOfChange(true)}
    limit ${walk.limit}`
}

/**
 * Upwards the later instant is the customer's or the lead's: the rows of which it is the one, and those of which it is
 * the other up to where the first fill the page.
 */
function earliestFirst(walk: Walk): SQL {
  const later = {
    customers: sql`(l.id is null or l.updated_at < c.updated_at)`,
    leads: sql`l.updated_at >= c.updated_at`,
  }
  const [one, other] = waysOfChange(walk)
  if (!one || !other) return byInstant(walk, 'customers')
  const filled = sql`(select max(value) from one having count(*) = ${walk.limit})`
  const upTo = sql`${other === 'customers' ? customersAt : leadsAt} <= coalesce(${filled}, 'infinity')`
  return sql`
    with one as materialized ${byInstant(walk, one, { beside: [later[one]] })}
    select * from (
      select * from one union all ${byInstant(walk, other, { where: [upTo], beside: [later[other]] })}) as earliest
    order by ${inOrderOfChange(false)}
    limit ${walk.limit}`
}

/** First along which more rows are to be expected. */
function waysOfChange({ view }: Walk): ('customers' | 'leads')[] {
  if (view.withoutLeads || shownLeads(view) === 'none') return ['customers']
  return standsAlone(view) ? ['customers', 'leads'] : ['leads', 'customers']
}
