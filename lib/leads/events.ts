import { type SQL, sql } from 'drizzle-orm'
import { everyoneId, zeroId } from '../changes/totals/kept'
import { dayAfter } from '../clock'
import type { ListFilter } from '../customers/list-view'
import { firstOfMonth, monthsLater } from '../months'
import type { Actor } from '../permissions/actor'
import type { Ground } from './ground'
import { placeOf } from './rows-of-view'
import { isAsked, type Whose } from './whose'

type Event = 'opened' | 'first_entered' | 'entered' | 'left' | 'closed' | 'due'

/** Kept totals t of an event in a period, with the phase p, as a FROM with its WHERE: see db/schema/event-totals.ts. */
export const eventsOf = (
  { organizationId }: Actor,
  event: Event,
  scope: Whose & Pick<ListFilter, 'funnel'>,
  period: SQL,
  whose: SQL = isAsked(organizationId, sql`t.owner_id`, scope) ?? sql`t.owner_id = ${everyoneId}`,
): SQL => sql`
  from event_totals t join lead_phases p on p.organization_id = t.organization_id and p.id = t.lead_phase_id
  where t.organization_id = ${organizationId} and t.event = ${event} and ${whose} and ${period}
    and t.count <> 0 ${scope.funnel ? sql`and p.account_type_id = ${scope.funnel}` : sql``}`

/** The same, owner by owner, those whom nobody owns among them. */
export const eventsByOwner = (
  actor: Actor,
  event: Event,
  scope: Whose & Pick<ListFilter, 'funnel'>,
  period: SQL,
): SQL => sql`
  from (select user_id from memberships where organization_id = ${actor.organizationId} union all select ${zeroId}) m,
    lateral (select t.* ${eventsOf(actor, event, scope, period, sql`t.owner_id = m.user_id`)}) t
  where ${isAsked(actor.organizationId, sql`m.user_id`, scope) ?? sql`true`}`

/**
 * The whole months of a period, and the single days before and after them. Where it happened to a lead many times, the
 * last of them within the period is counted: here and below.
 */
export function between(from: string, to: string): SQL {
  return sql`(${daysOf(from, to)}) and t.again_on > ${to}`
}

function daysOf(from: string, to: string): SQL {
  const [months, end] = [firstOfMonth(from) === from ? from : monthsLater(from, 1), firstOfMonth(dayAfter(to, 1))]
  if (months >= end) return sql`t.span = 'day' and t.day between ${from} and ${to}`
  return sql`t.span = 'month' and t.day >= ${months} and t.day < ${end}
    or t.span = 'day' and (t.day >= ${from} and t.day < ${months} or t.day >= ${end} and t.day <= ${to})`
}

export function since(from: string): SQL {
  const months = firstOfMonth(from) === from ? from : monthsLater(from, 1)
  return sql`(t.span = 'month' and t.day >= ${months}
    or t.span = 'day' and t.day >= ${from} and t.day < ${months}) and t.again_on = 'infinity'`
}

/** Before a day, which may differ from row to row. */
export const before = (day: SQL): SQL => {
  const month = sql`date_trunc('month', ${day}::timestamp)::date`
  return sql`((t.span = 'month' and t.day < ${month} or t.span = 'day' and t.day >= ${month} and t.day < ${day})
    and t.again_on >= ${day})`
}

export const ever = sql`t.span = 'month' and t.again_on = 'infinity'`

/** The leads still in the phase that they last entered before the day from which on a stay there is not yet long. */
export function stalledOnes(actor: Actor, scope: ListFilter, { stalledBefore }: Ground): SQL {
  const here = stalledBefore.map(
    ({ phaseId, day }) => sql`(t.lead_phase_id = ${phaseId} and ${before(sql`${day}::date`)})`,
  )
  const long = here.length > 0 ? sql`(${sql.join(here, sql` or `)})` : sql`false`
  return eventsOf(actor, 'entered', scope, sql`t.current_phase_id = t.lead_phase_id and ${long}`)
}

/**
 * What became of leads that are alike, as `rowsOfView` says it of each: `cells` as the one kept total, or several made
 * one, of `first_entered`.
 */
export const becameOf = ({ organizationId }: Actor, cells: SQL): SQL => sql`case
  when ${cells}.state = 'won' or exists (select from lead_phases ep
    join lead_phases np on np.organization_id = ep.organization_id and np.account_type_id = ep.account_type_id
    where ep.organization_id = ${organizationId} and ep.id = ${cells}.lead_phase_id and np.id = any(${cells}.visited)
      and ${placeOf('np')} > ${placeOf('ep')}) then 'on'
  when ${cells}.state = 'open' then 'open' else 'out' end`
