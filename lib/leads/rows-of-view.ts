import { type SQL, sql } from 'drizzle-orm'
import { passed } from '../changes/totals/passed'
import { found } from '../customers/found'
import type { ListFilter, ListView } from '../customers/list-view'
import type { Actor } from '../permissions/actor'
import { membersOf } from '../teams/members-of'
import { hasValue } from './field-values'
import type { Ground } from './ground'
import { movesSince, standsSince } from './moved'

/** `near`: searches in place of the one that was typed, for what is written almost so. */
export type Rows = ListFilter & Pick<ListView, 'withoutLeads'> & { near?: string[] }

/**
 * The rows of a view as a FROM with its WHERE: c the customer, l the lead, r its current record, p its phase, y its
 * closing reason, t the customer's account type, u the owner; and what an order joins to it. Every list, sum and figure
 * of leads is made of it.
 */
export function rowsOfView(
  { organizationId }: Actor,
  view: Rows,
  ground: Ground,
  { customers = sql`customers c`, joined = sql`` }: { customers?: SQL; joined?: SQL } = {},
): SQL {
  return sql`
    from ${customers}
    ${leadsOfView(view)}
    ${ofLead}
    ${ofRow}
    ${joined}
    where c.organization_id = ${organizationId} and ${filters(view, ground)}`
}

/** What a row shows besides. */
export const ofRow = sql`
  left join account_types t on t.organization_id = c.organization_id and t.id = c.account_type_id
  left join lead_phases p on p.organization_id = l.organization_id and p.id = l.lead_phase_id
  left join users u on u.id = coalesce(l.owner_id, c.owner_id)`

/** What the filters ask of a lead beside itself: its current record and its closing reason. */
export const reasonOfLead = sql`
  left join closing_reasons y on y.organization_id = l.organization_id and y.id = l.closing_reason_id`
export const ofLead = sql`
  left join phase_records r on r.organization_id = l.organization_id and r.lead_id = l.id and r.ordinal = l.current_ordinal
  ${reasonOfLead}`

/**
 * Which leads stand beside a customer: without a filter that asks about leads its open ones, else the one closed last.
 * Said without a lateral join, so that one page goes customer by customer along an index and a sum over all reads each
 * table once.
 */
export function leadsOfView(view: Rows): SQL {
  const join = standsAlone(view) ? sql`left join` : sql`join`
  return sql`${join} leads l on ${besideCustomer(view)}`
}

/** Whether a customer without a lead is a row of the view. */
export const standsAlone = (view: Rows): boolean =>
  view.withoutLeads === true || ['none', 'current'].includes(shownLeads(view))

/** Whether the lead `l` stands beside the customer `c`. */
export function besideCustomer(view: Rows): SQL {
  if (view.withoutLeads) return sql`false`
  const of = (alias: 'l' | 'x') =>
    sql`${sql.raw(alias)}.organization_id = c.organization_id and ${sql.raw(alias)}.customer_id = c.id`
  const shown = shownLeads(view)
  if (shown === 'none' || shown === 'any') return of('l')
  if (shown !== 'current') return sql`${of('l')} and l.state = ${shown}`
  const others = sql`select from leads x where ${of('x')}`
  return sql`${of('l')} and (l.state = 'open' or (
    not exists (${others} and x.state = 'open')
    and not exists (${others} and x.state = 'closed' and (x.closed_at, x.id) > (l.closed_at, l.id))))`
}

/** Which leads a view is about; `current`: it is about customers, beside whom stands what is current. */
export function shownLeads(view: Rows): 'open' | 'closed' | 'any' | 'none' | 'current' {
  const { state, phase, due, stalled, withoutScore, withoutValue, closingReason, event, funnel } = view
  if (state === 'none' || state === 'open') return state
  if (state || closingReason || event === 'closed') return 'closed'
  if (phase || due || stalled || withoutScore || withoutValue) return 'open'
  const ranged = [view.scoreFrom, view.scoreTo, view.valueFrom, view.valueTo].some((limit) => limit !== undefined)
  if (ranged) return 'open'
  return event || funnel || view.fields?.some(({ subject }) => subject === 'lead') ? 'any' : 'current'
}

export function filters(view: Rows, ground: Ground): SQL {
  const parts: SQL[] = [
    // What moved tells itself whether a customer was archived since.
    ...(view.event === 'moved' ? [] : [sql`c.archived_at is ${sql.raw(view.archived ? 'not null' : 'null')}`]),
    ...aboutCustomers(view, ground),
    ...(view.fields ?? []).map(hasValue),
    ...(view.withoutLeads ? [] : aboutLeads(view, ground)),
  ]
  return sql.join(parts, sql` and `)
}

function aboutCustomers({ q, accountType, owner, team, near }: Rows, { organizationId }: Ground): SQL[] {
  const parts: SQL[] = []
  if (accountType) parts.push(sql`c.account_type_id = ${accountType}`)
  if (owner === 'nobody') parts.push(sql`l.owner_id is null and c.owner_id is null`)
  else if (owner) parts.push(ownedBy(sql`= ${owner}`))
  if (team) parts.push(ownedBy(sql`= any(${membersOf(organizationId, team)})`))
  if (q) parts.push(found(near ?? [q]))
  return parts
}

function aboutLeads(view: Rows, ground: Ground): SQL[] {
  const { state, phase, funnel, closingReason } = view
  const parts: SQL[] = aboutValues(view)
  if (phase) parts.push(sql`l.lead_phase_id = ${phase} and l.state = 'open'`)
  if (funnel && view.event !== 'moved') parts.push(sql`l.account_type_id = ${funnel}`)
  if (state === 'none') parts.push(sql`l.id is null`)
  if (outcomeOf(view)) parts.push(sql`y.outcome = ${outcomeOf(view)}`)
  if (closingReason) parts.push(sql`l.closing_reason_id = ${closingReason}`)
  if (view.due) parts.push(sql`l.state = 'open' and ${planned(view.due, ground.today)}`)
  if (view.stalled) parts.push(sql`l.state = 'open' and ${stalled(ground)}`)
  if (view.event) parts.push(...happened(view, ground))
  return parts
}

/** The outcome that a view's leads were closed with, where it asks for one. */
export const outcomeOf = ({ state }: Rows) =>
  state === 'won' || state === 'lost' || state === 'other' ? state : undefined

/** What is asked of the current record alone. */
export function aboutValues({ scoreFrom, scoreTo, withoutScore, valueFrom, valueTo, withoutValue }: Rows): SQL[] {
  const parts: SQL[] = []
  if (scoreFrom !== undefined) parts.push(sql`r.score >= ${scoreFrom}`)
  if (scoreTo !== undefined) parts.push(sql`r.score <= ${scoreTo}`)
  if (withoutScore) parts.push(sql`r.score is null`)
  if (valueFrom !== undefined) parts.push(sql`r.expected_value >= ${valueFrom}`)
  if (valueTo !== undefined) parts.push(sql`r.expected_value <= ${valueTo}`)
  if (withoutValue) parts.push(sql`r.expected_value is null`)
  return parts
}

/** Whether the next action of an open lead `l` is on such a day. */
export function planned(due: NonNullable<Rows['due']>, today: string): SQL {
  return {
    late: sql`l.next_action_on < ${today}`,
    today: sql`l.next_action_on = ${today}`,
    soon: sql`l.next_action_on > ${today} and l.next_action_on < ${today}::date + 7`,
    week: sql`l.next_action_on < ${today}::date + 7`,
    none: sql`l.next_action_on is null`,
  }[due]
}

/** Entered its phase before the day from which on a stay there is not yet long. */
export function stalled({ stalledBefore, timeZone }: Ground): SQL {
  if (stalledBefore.length === 0) return sql`false`
  const limits = stalledBefore.map(({ phaseId, day }) => sql`(${phaseId}::uuid, ${startOf(day, timeZone)})`)
  return sql`exists (select from (values ${sql.join(limits, sql`, `)}) as s(phase_id, before)
    where s.phase_id = r.lead_phase_id and r.entered_at < s.before)`
}

/** The instant at which a day begins in the organization. */
export const startOf = (day: string, timeZone: string) => sql`(${day}::date::timestamp at time zone ${timeZone})`

export function within(instant: SQL, { from, to }: Rows, { timeZone }: Ground): SQL {
  const parts = [sql`${instant} is not null`]
  if (from) parts.push(sql`${instant} >= ${startOf(from, timeZone)}`)
  if (to) parts.push(sql`${instant} < ((${to}::date + 1)::timestamp at time zone ${timeZone})`)
  return sql.join(parts, sql` and `)
}

function happened(view: Rows, ground: Ground): SQL[] {
  const { event, eventPhase, became, moved, from, funnel } = view
  if (event === 'moved') {
    if (!moved || !from) return [sql`false`]
    const start = startOf(from, ground.timeZone)
    const moves = movesSince(ground.organizationId, start)
    const of = (column: SQL) => (funnel ? sql`and ${column} = ${funnel}` : sql``)
    const moving = sql`l.id in (select m.lead_id from ${moves} m where m.term = ${moved} ${of(sql`m.funnel_id`)})`
    if (moved !== 'then') return [moving]
    return [sql`(${moving} or ${standsSince(ground.organizationId, start)} ${of(sql`l.account_type_id`)})`]
  }
  if (event === 'opened') return [within(sql`l.opened_at`, view, ground)]
  if (event === 'closed') return [within(sql`l.closed_at`, view, ground)]
  if (!eventPhase) return [sql`false`]
  const first = sql`not exists (select from phase_records f where f.organization_id = e.organization_id
    and f.lead_id = e.lead_id and f.lead_phase_id = e.lead_phase_id and f.ordinal < e.ordinal)`
  const parts = [
    sql`exists (select from phase_records e where e.organization_id = l.organization_id and e.lead_id = l.id
      and ${stayed(view, ground)} ${event === 'enteredFirst' ? sql`and ${first}` : sql``})`,
  ]
  if (became) parts.push(becameOf(became, eventPhase))
  return parts
}

/** Whether the stay `e` in the phase asked about began or ended in the period. */
export function stayed(view: Rows, ground: Ground): SQL {
  const when = view.event === 'left' ? sql`e.ended_at` : sql`e.entered_at`
  return sql`e.lead_phase_id = ${view.eventPhase} and ${within(when, view, ground)}`
}

/**
 * Went on: won, or in a later phase since it first came here; one it only passed as it was closed does not count.
 */
function becameOf(became: NonNullable<Rows['became']>, phaseId: string): SQL {
  const on = sql`(coalesce(y.outcome, '') = 'won' or exists (select from phase_records n
    join lead_phases np on np.organization_id = n.organization_id and np.id = n.lead_phase_id
    join lead_phases ep on ep.organization_id = n.organization_id and ep.id = ${phaseId}
    where n.organization_id = l.organization_id and n.lead_id = l.id and np.account_type_id = ep.account_type_id
      and n.ordinal > (select min(f.ordinal) from phase_records f
        where f.organization_id = n.organization_id and f.lead_id = n.lead_id and f.lead_phase_id = ep.id)
      and ${placeOf('np')} > ${placeOf('ep')} and not ${passed('n')}))`
  return {
    on,
    open: sql`l.state = 'open' and not ${on}`,
    out: sql`l.state = 'closed' and not ${on}`,
  }[became]
}

/** Where a phase stands in its funnel: type, order number, code. */
export const placeOf = (alias: 'np' | 'ep') => {
  const of = (column: string) => sql.raw(`${alias}.${column}`)
  const type = sql`case ${of('phase_type')} when 'initial' then 0 when 'regular' then 1 else 2 end`
  return sql`(${type}, ${of('order_number')}, ${of('code')})`
}

/** A lead's own owner, else the customer's; in two parts, each of which the planner can estimate. */
function ownedBy(them: SQL): SQL {
  return sql`(l.owner_id ${them} or (l.owner_id is null and c.owner_id ${them}))`
}
