import { sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { zeroId } from '../changes/totals/kept'
import type { Outcome } from '../closing-reasons/vocabulary'
import type { ListFilter } from '../customers/list-view'
import { between, eventsByOwner, eventsOf } from '../leads/events'
import type { Actor } from '../permissions/actor'
import { bucketsOf, startOf, unitOf } from './buckets'
import { addUp, type Figure, sumsOf } from './figure'
import type { Scope } from './scope'
import { type SumsRow, sumsWhere } from './sums'

/** Leads that ended, by outcome. */
export type Ended = Record<Outcome, Figure>

/** What was closed in a period: by closing reason, by month (or quarter, or year), by owner and by account type. */
export type Outcomes = {
  all: Ended
  reasons: { id: string; name: string; outcome: Outcome; figure: Figure }[]
  times: { from: string; to: string; ended: Ended }[]
  /** Of the owner's id, or `nobody`. */
  owners: Map<string, Ended>
  funnels: Map<string, Ended>
}

type Row = { by: 'reason' | 'owner' | 'month' | 'funnel'; key: string; outcome: Outcome; name: string; sums: SumsRow }

/** A lead counts on the day of its last closing, in the organization's time zone, with its last values. */
export async function countOutcomes(
  actor: Actor,
  { owner, team, funnel, from, to }: Omit<Scope, 'since'>,
): Promise<Outcomes> {
  const scope = { owner, team, funnel, event: 'closed', from, to } satisfies ListFilter
  const period = between(from, to)
  const [ofAll, ofOwners] = (await Promise.all([
    database().execute(sql`
      select case when grouping(reason) = 0 then 'reason' when grouping(month) = 0 then 'month' else 'funnel' end as by,
        coalesce(reason::text, month::text, funnel::text) as key, outcome, min(name) as name, ${sumsWhere()} as sums
      from (
        select t.closing_reason_id as reason, date_trunc('month', t.day::timestamp)::date as month, t.state as outcome,
          p.account_type_id as funnel, t.count, t.expected, t.recurring, t.weighted,
          (select y.description from closing_reasons y
            where y.organization_id = t.organization_id and y.id = t.closing_reason_id) as name
        ${eventsOf(actor, 'closed', scope, period)}
      ) t
      group by grouping sets ((outcome, reason), (outcome, month), (outcome, funnel))
      order by sum(count) desc, min(name)`),
    database().execute(sql`
      select 'owner' as by, coalesce(nullif(t.owner_id, ${zeroId})::text, 'nobody') as key, t.state as outcome,
        null as name, ${sumsWhere()} as sums
      ${eventsByOwner(actor, 'closed', scope, period)} group by 2, 3 order by sum(t.count) desc`),
  ])) as unknown as [Row[], Row[]]
  const rows = [...ofAll, ...ofOwners]

  const by = (what: Row['by']) => rows.filter((row) => row.by === what)
  const keys = (of: Row[]) => [...new Set(of.map((row) => row.key))]
  const ended = (of: Row[], filter: ListFilter): Ended => {
    const one = (state: Outcome): Figure => ({
      ...addUp(of.filter((row) => row.outcome === state).map((row) => sumsOf(row.sums))),
      filter: { ...filter, state },
    })
    return { won: one('won'), lost: one('lost'), other: one('other') }
  }
  const unit = unitOf(from, to)
  const each = (what: 'owner' | 'funnel') =>
    new Map(
      keys(by(what)).map((key) => [
        key,
        ended(
          by(what).filter((row) => row.key === key),
          { ...scope, [what]: key },
        ),
      ]),
    )
  return {
    all: ended(by('funnel'), scope),
    reasons: by('reason').map(({ key: id, name, outcome, sums }) => ({
      id,
      name,
      outcome,
      figure: { ...sumsOf(sums), filter: { ...scope, closingReason: id } },
    })),
    times: bucketsOf(from, to).map((bucket) => {
      const months = by('month').filter(({ key }) => startOf(unit, key) === startOf(unit, bucket.from))
      return { ...bucket, ended: ended(months, { ...scope, ...bucket }) }
    }),
    owners: each('owner'),
    funnels: each('funnel'),
  }
}
