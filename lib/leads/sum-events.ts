import { type SQL, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { dayAfter } from '../clock'
import type { DueFilter, ListFilter } from '../customers/list-view'
import type { Actor } from '../permissions/actor'
import { becameOf, before, between, eventsOf, ever, since, stalledOnes } from './events'
import type { Ground } from './ground'
import type { Rows } from './rows-of-view'
import { asksOnly, type SummedRow } from './sum-cells'

/** Filters that all of these totals know. */
const ofLeads: (keyof ListFilter)[] = ['owner', 'team', 'funnel', 'accountType']
const ofPeriod: (keyof ListFilter)[] = ['event', 'from', 'to']

/** The kept totals of the leads that a view shows; undefined where it asks for what they do not tell. */
export function eventsIn(actor: Actor, view: Rows, ground: Ground): SQL | undefined {
  const { event, eventPhase, from, to, due, state, phase, closingReason, accountType, owner, team, became } = view
  const inPhase = phase ? sql` and t.lead_phase_id = ${phase}` : sql``
  const ofType = accountType ? sql` and t.account_type_id = ${accountType}` : sql``
  if (due && asksOnly(view, ['due', 'phase', ...ofLeads])) {
    return sql`${eventsOf(actor, 'due', view, planned(due, ground.today))}${inPhase}${ofType}`
  }
  if (view.stalled && asksOnly(view, ['stalled', 'owner', 'team', 'funnel', 'phase'])) {
    return sql`${stalledOnes(actor, view, ground)}${inPhase}`
  }
  if (state === 'none') return undefined
  if (event === 'opened' && asksOnly(view, [...ofPeriod, 'state', 'closingReason', 'phase', ...ofLeads])) {
    return sql`${eventsOf(actor, event, view, periodOf(from, to))}${inState(state)}${ofType}
      ${closingReason ? sql`and t.closing_reason_id = ${closingReason}` : sql``}
      ${phase ? sql`and t.lead_phase_id = ${phase} and t.state = 'open'` : sql``}`
  }
  if (event === 'closed' && asksOnly(view, [...ofPeriod, 'state', 'closingReason', ...ofLeads])) {
    if (state === 'open') return undefined
    return sql`${eventsOf(actor, event, view, periodOf(from, to))}${inState(state)}${ofType}
      ${closingReason ? sql`and t.closing_reason_id = ${closingReason}` : sql``}`
  }
  if (!eventPhase) return undefined
  const entered = sql`t.lead_phase_id = ${eventPhase}`
  if ((event === 'entered' || event === 'left') && asksOnly(view, [...ofPeriod, 'eventPhase', 'owner', 'team'])) {
    return sql`${eventsOf(actor, event, { owner, team }, periodOf(from, to))} and ${entered}`
  }
  const ofCohort: (keyof ListFilter)[] = ['eventPhase', 'became', 'state', 'owner', 'team']
  if (event === 'enteredFirst' && asksOnly(view, [...ofPeriod, ...ofCohort])) {
    return sql`${eventsOf(actor, 'first_entered', { owner, team }, periodOf(from, to))} and ${entered}
      ${inState(state)} ${became ? sql`and ${becameOf(actor, sql`t`)} = ${became}` : sql``}`
  }
}

/** Leads that are open, closed, or closed with an outcome. */
const inState = (state: Rows['state']): SQL =>
  state ? (state === 'closed' ? sql` and t.state <> 'open'` : sql` and t.state = ${state}`) : sql``

function periodOf(from?: string, to?: string): SQL {
  if (from) return to ? between(from, to) : since(from)
  return to ? before(sql`${dayAfter(to, 1)}::date`) : ever
}

function planned(due: DueFilter, today: string): SQL {
  return {
    late: before(sql`${today}::date`),
    today: between(today, today),
    soon: between(dayAfter(today, 1), dayAfter(today, 6)),
    week: before(sql`${dayAfter(today, 7)}::date`),
    none: sql`t.span = 'month' and t.day = 'infinity'`,
  }[due]
}

export async function sumEvents(events: SQL): Promise<SummedRow | undefined> {
  const sum = (column: SQL) => sql`coalesce(sum(${column}), 0)`
  const [row] = (await database().execute(sql`
    select ${sum(sql`t.count`)}::int as count, ${sum(sql`t.expected`)}::text as expected,
      ${sum(sql`t.recurring`)}::text as recurring, round(${sum(sql`t.weighted`)} / 100.0)::text as weighted,
      ${sum(sql`t.without_score`)}::int as "withoutScore"
    ${events}`)) as unknown as SummedRow[]
  return row
}
