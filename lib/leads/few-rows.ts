import { type SQL, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { found } from '../customers/found'
import { isOfPhase, type ListView } from '../customers/list-view'
import type { Actor } from '../permissions/actor'
import { membersOf } from '../teams/members-of'
import { leftByField } from './field-values'
import type { Ground } from './ground'
import { allOneWay, beyond, within as inStretch, orderOf, type Stretch } from './list-cursor'
import { sortKeyOf } from './list-sorts'
import {
  aboutValues,
  outcomeOf,
  planned,
  type Rows,
  rowsOfView,
  shownLeads,
  stalled,
  stayed,
  within,
} from './rows-of-view'
import { asksOnly } from './sum-cells'
import type { Walk } from './walk-rows'

/** So many are added up one by one in less time than whole tables are joined. */
export const summedAtMost = 50_000

type Sorted = Rows & Partial<Pick<ListView, 'sort'>>

/** What is few: at most so many, and where a page of so many rows is wanted no more than a walk to it would pass. */
export type Few = { most: number; page?: number }

/**
 * What is sorted in less time than it may take to come across it along an order. It may be more where rows stand
 * together in that order, so that a walk may come to all of them last: what happened at one time by change and phase,
 * words of names by name, one value by the other.
 */
export function fewFor(view: Sorted, page: number): Few {
  const { event, q, valueFrom, valueTo, sort } = view
  if (event && (sort === 'changed' || sort === 'phase')) return { most: 50_000 }
  const valued = valueFrom !== undefined || valueTo !== undefined
  if ((q && sort === 'name') || (valued && sort === 'recurring')) return { most: 20_000 }
  // Somebody's rows are spread over every order; with more filters those that a walk looks for may be fewer.
  return { most: 5000, page: asksOnly(view, ['owner', 'team', 'state']) ? page : undefined }
}

/** The few that a filter leaves: as all the customers there are to look at, or as a condition of a row. */
export type NarrowSQL = { customers: SQL; of?: never } | { customers?: never; of: SQL }

/**
 * The few that the narrowest of a view's filters leaves; none when each leaves many. They are counted no further than is
 * asked, in one statement.
 */
export async function narrowestOf(
  actor: Actor,
  view: Sorted,
  ground: Ground,
  { most, page }: Few,
): Promise<NarrowSQL | undefined> {
  const all = leftBy(actor, view, ground)
  if (all.length === 0) return undefined
  const counts = all.map(
    ({ ids }, at) => sql`select ${at}::int as at, count(*)::int as count from (${ids} limit ${most + 1}) as counted`,
  )
  const [fewest] = (await database().execute(sql`
    select at from (${sql.join(counts, sql` union all `)}) as each
    where count <= ${most} ${page === undefined ? sql`` : sql`and count <= ${passedFor(page)}`}
    order by count limit 1`)) as unknown as { at: number }[]
  const chosen = fewest && all[fewest.at]
  if (!chosen) return undefined
  return chosen.customers ? { customers: chosen.customers } : { of: sql`${chosen.of} = any(array(${chosen.ids}))` }
}

/**
 * Of n rows spread over N customers a walk passes page × N / n until the page is full; sorting reads all n. They are
 * equal where n² = page × N, and N is what PostgreSQL last estimated: -1 where it never did.
 */
const passedFor = (page: number) =>
  sql`(select case when reltuples > 0 then sqrt(${page} * reltuples) else 'infinity' end
    from pg_class where oid = 'customers'::regclass)`

/** The first of the few beyond the cursor, by their ids and in order: all are read, and sorted. */
export function sortFew({ actor, view, ground, down, limit, cursor }: Walk, stretch: Stretch, few: NarrowSQL): SQL {
  const parts = [few.of ?? sql`true`, inStretch(stretch, view.sort), cursor && beyond(cursor, view.sort, down)]
  const order = orderOf(stretch, view.sort)
  return sql`
    select ${order.value} as value, ${order.group} as "group", ${order.first} as first, ${order.second} as second,
      c.id as customer_id, l.id as lead_id
    ${rowsOfView(actor, view, ground, { customers: few.customers, joined: sortKeyOf(view.sort).joined })} and ${sql.join(
      parts.filter((part) => part !== undefined),
      sql` and `,
    )}
    order by ${allOneWay([sql`value`, sql`"group"`, sql`first`, sql`second`], down)}
    limit ${limit}`
}

/**
 * The ids of the customers or leads that one filter leaves, found along an index of its own; where it asks for nothing
 * but the customer, these customers themselves too, so that they need not be looked up again.
 */
type Left = { of: SQL; ids: SQL; customers?: SQL }

function leftBy(actor: Actor, view: Rows, ground: Ground): Left[] {
  const { q, accountType, owner, archived, near } = view
  const parts: SQL[] = []
  if (archived) parts.push(sql`c.archived_at is not null`)
  if (accountType) parts.push(sql`c.account_type_id = ${accountType}`)
  if (q) parts.push(found(near ?? [q]))
  if (owner === 'nobody') parts.push(sql`c.owner_id is null`)
  const customers = parts.map((part) => {
    const those = sql`from customers c where c.organization_id = ${actor.organizationId} and ${part}`
    return { of: sql`c.id`, ids: sql`select c.id ${those}`, customers: sql`(select c.* ${those} offset 0) c` }
  })
  const leads = view.withoutLeads ? [] : leadsLeftBy(actor, view, ground)
  const fields = (view.fields ?? []).flatMap((filter) => leftByField(actor, filter) ?? [])
  return [...customers, ...fields, ...leads, ...ownedLeftBy(actor, view)]
}

/** Those of an owner, or of a team's: where rows are leads, with them the leads that have no owner, whose customers may be theirs. */
function ownedLeftBy({ organizationId }: Actor, view: Rows): Left[] {
  const { owner, team } = view
  if (owner === 'nobody' || !(owner || team)) return []
  const them = owner ? sql`= ${owner}` : sql`= any(${membersOf(organizationId, team ?? '')})`
  const shown = view.withoutLeads ? 'none' : shownLeads(view)
  const ofOwner = sql`l.organization_id = ${organizationId} and l.owner_id ${them}`
  if (shown === 'open' || shown === 'closed') {
    const unowned = sql`l.organization_id = ${organizationId} and l.owner_id is null and l.state = ${shown}`
    return [
      {
        of: sql`l.id`,
        ids: sql`select l.id from leads l where ${ofOwner} and l.state = ${shown}
          union all select l.id from leads l where ${unowned}`,
      },
    ]
  }
  return [
    {
      of: sql`c.id`,
      ids: sql`select c.id from customers c where c.organization_id = ${organizationId} and c.owner_id ${them}
        union all select l.customer_id from leads l where ${ofOwner}`,
    },
  ]
}

function leadsLeftBy({ organizationId }: Actor, view: Rows, ground: Ground): Left[] {
  const leads = aboutLeads(view, ground, organizationId).map(
    (part) => sql`select l.id from leads l where l.organization_id = ${organizationId} and ${part}`,
  )
  // The current record of an open lead is the one that is not ended.
  const records = shownLeads(view) === 'open' ? aboutRecords(view, ground) : []
  const current = records.map(
    (part) => sql`select r.lead_id from phase_records r
      where r.organization_id = ${organizationId} and r.ended_at is null and ${part}`,
  )
  const stays =
    isOfPhase(view.event) && view.eventPhase
      ? [
          sql`select e.lead_id from phase_records e where e.organization_id = ${organizationId} and ${stayed(view, ground)}`,
        ]
      : []
  return [...leads, ...current, ...stays].map((ids) => ({ of: sql`l.id`, ids }))
}

function aboutLeads(view: Rows, ground: Ground, organizationId: string): SQL[] {
  const { phase, funnel, closingReason, due, event } = view
  const shown = shownLeads(view)
  const outcome = outcomeOf(view)
  const parts: SQL[] = []
  if (shown === 'open' || shown === 'closed') parts.push(sql`l.state = ${shown}`)
  if (phase) parts.push(sql`l.lead_phase_id = ${phase} and l.state = 'open'`)
  // What moved is asked where it is counted, which may be where the lead no longer is.
  if (funnel && event !== 'moved') parts.push(sql`l.account_type_id = ${funnel}`)
  if (closingReason) parts.push(sql`l.closing_reason_id = ${closingReason}`)
  if (outcome) {
    parts.push(sql`l.closing_reason_id in (select y.id from closing_reasons y
      where y.organization_id = ${organizationId} and y.outcome = ${outcome})`)
  }
  if (due) parts.push(sql`l.state = 'open' and ${planned(due, ground.today)}`)
  if (event === 'opened') parts.push(within(sql`l.opened_at`, view, ground))
  if (event === 'closed') parts.push(sql`l.state = 'closed' and ${within(sql`l.closed_at`, view, ground)}`)
  return parts
}

function aboutRecords(view: Rows, ground: Ground): SQL[] {
  const { scoreFrom, scoreTo, withoutScore, valueFrom, valueTo, withoutValue } = view
  const parts = [
    aboutValues({ scoreFrom, scoreTo, withoutScore }),
    aboutValues({ valueFrom, valueTo, withoutValue }),
    view.stalled ? [stalled(ground)] : [],
  ]
  return parts.filter((part) => part.length > 0).map((part) => sql.join(part, sql` and `))
}
