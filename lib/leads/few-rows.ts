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
import type { Walk } from './walk-rows'

/** So many are added up one by one in less time than whole tables are joined. */
export const summedAtMost = 50_000

type Sorted = Rows & Partial<Pick<ListView, 'sort'>>

/**
 * So few are sorted in less time than it may take to come across them along an order. They may be more where they stand
 * together in it, so that a walk may come to all of them last: what happened at one time by change and phase, words of
 * names by name, one value by the other.
 */
function fewAtMost({ event, q, valueFrom, valueTo, sort }: Sorted): number {
  if (event && (sort === 'changed' || sort === 'phase')) return 50_000
  const valued = valueFrom !== undefined || valueTo !== undefined
  return (q && sort === 'name') || (valued && sort === 'recurring') ? 20_000 : 5000
}

/**
 * The condition that a row is among the few that the narrowest of a view's filters leaves; none when each leaves many.
 * They are counted no further than `most`, in one statement.
 */
export async function narrowestOf(
  actor: Actor,
  view: Sorted,
  ground: Ground,
  most = fewAtMost(view),
): Promise<SQL | undefined> {
  const all = leftBy(actor, view, ground)
  if (all.length === 0) return undefined
  const counts = all.map(
    ({ ids }, at) => sql`select ${at}::int as at, count(*)::int as count from (${ids} limit ${most + 1}) as counted`,
  )
  const [fewest] = (await database().execute(sql`
    select at from (${sql.join(counts, sql` union all `)}) as each
    where count <= ${most} order by count limit 1`)) as unknown as { at: number }[]
  const chosen = fewest && all[fewest.at]
  return chosen && sql`${chosen.of} = any(array(${chosen.ids}))`
}

/** The first of the few beyond the cursor, by their ids and in order: all are read, and sorted. */
export function sortFew({ actor, view, ground, down, limit, cursor }: Walk, stretch: Stretch, few: SQL): SQL {
  const parts = [few, inStretch(stretch, view.sort), cursor && beyond(cursor, view.sort, down)]
  const order = orderOf(stretch, view.sort)
  return sql`
    select ${order.value} as value, ${order.group} as "group", ${order.first} as first, ${order.second} as second,
      c.id as customer_id, l.id as lead_id
    ${rowsOfView(actor, view, ground, { joined: sortKeyOf(view.sort).joined })} and ${sql.join(
      parts.filter((part) => part !== undefined),
      sql` and `,
    )}
    order by ${allOneWay([sql`value`, sql`"group"`, sql`first`, sql`second`], down)}
    limit ${limit}`
}

/** The ids of the customers or leads that one filter leaves, found along an index of its own. */
type Left = { of: SQL; ids: SQL }

function leftBy(actor: Actor, view: Rows, ground: Ground): Left[] {
  const { q, accountType, owner, archived, near } = view
  const parts: SQL[] = []
  if (archived) parts.push(sql`c.archived_at is not null`)
  if (accountType) parts.push(sql`c.account_type_id = ${accountType}`)
  if (q) parts.push(found(near ?? [q]))
  if (owner === 'nobody') parts.push(sql`c.owner_id is null`)
  const customers = parts.map((part) => ({
    of: sql`c.id`,
    ids: sql`select c.id from customers c where c.organization_id = ${actor.organizationId} and ${part}`,
  }))
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
