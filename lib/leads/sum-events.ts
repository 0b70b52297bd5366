import { type SQL, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { dayAfter } from '../clock'
import type { DueFilter } from '../customers/list-view'
import type { Actor } from '../permissions/actor'
import { before, between, eventsOf, since, stalledOnes } from './events'
import type { Ground } from './ground'
import type { Rows } from './rows-of-view'
import { asksOnly, type SummedRow } from './sum-cells'

/** The kept totals of the leads that a view shows; undefined where it asks for what they do not tell. */
export function eventsIn(actor: Actor, view: Rows, ground: Ground): SQL | undefined {
  const { event, eventPhase, from, to, due, state, phase, closingReason, owner, team } = view
  const inPhase = phase ? sql` and t.lead_phase_id = ${phase}` : sql``
  if (due && asksOnly(view, ['due', 'owner', 'team', 'funnel', 'phase'])) {
    return sql`${eventsOf(actor, 'due', view, planned(due, ground.today))}${inPhase}`
  }
  if (view.stalled && asksOnly(view, ['stalled', 'owner', 'team', 'funnel', 'phase'])) {
    return sql`${stalledOnes(actor, view, ground)}${inPhase}`
  }
  if (
    event === 'closed' &&
    asksOnly(view, ['event', 'from', 'to', 'owner', 'team', 'funnel', 'state', 'closingReason'])
  ) {
    if (state === 'open' || state === 'none') return undefined
    return sql`${eventsOf(actor, event, view, periodOf(from, to))}
      ${state && state !== 'closed' ? sql`and t.state = ${state}` : sql``}
      ${closingReason ? sql`and t.closing_reason_id = ${closingReason}` : sql``}`
  }
  // A lead that entered twice is counted on the later day: a period that ends before it would miss it.
  if ((event === 'entered' || event === 'left') && asksOnly(view, ['event', 'eventPhase', 'from', 'owner', 'team'])) {
    if (!eventPhase) return undefined
    return sql`${eventsOf(actor, event, { owner, team }, periodOf(from))} and t.lead_phase_id = ${eventPhase}`
  }
}

function periodOf(from?: string, to?: string): SQL {
  if (from) return to ? between(from, to) : since(from)
  return to ? before(sql`${dayAfter(to, 1)}::date`) : sql`t.span = 'month'`
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
