import { sql } from 'drizzle-orm'
import { database } from '@/db/client'
import type { BecameFilter } from '../customers/list-view'
import type { Ground } from '../leads/ground'
import { rowsOfView, within } from '../leads/rows-of-view'
import type { Actor } from '../permissions/actor'
import { addUp, type Figure, noSums, sumsOf } from './figure'
import type { Scope } from './scope'
import { type SumsRow, sumsWhere } from './sums'

/** Leads by their first entry into a phase, and what became of them: went on, still open without, closed without. */
type Conversion = Record<'entered' | BecameFilter, Figure>

/**
 * The cohort of each phase: the leads that entered it first in the period, each once. Gone on are those that were won or
 * in a later phase since; a closing phase counts while the lead is open in it.
 */
export async function countConversions(
  actor: Actor,
  { owner, from, to }: Pick<Scope, 'owner' | 'from' | 'to'>,
  ground: Ground,
): Promise<(phaseId: string) => Conversion> {
  const { organizationId } = actor
  const rows = (await database().execute(sql`
    with place as (
      select id, account_type_id, phase_type, rank() over (partition by account_type_id
        order by case phase_type when 'initial' then 0 when 'regular' then 1 else 2 end, order_number, code) as at
      from lead_phases where organization_id = ${organizationId}
    ),
    cohort as (
      select e.lead_id, e.lead_phase_id, p.account_type_id, p.at
      from phase_records e join place p on p.id = e.lead_phase_id
      where e.organization_id = ${organizationId} and ${within(sql`e.entered_at`, { from, to }, ground)}
        and (e.ordinal = 1 or not exists (
          select from phase_records f where f.organization_id = e.organization_id and f.lead_id = e.lead_id
            and f.lead_phase_id = e.lead_phase_id and f.ordinal < e.ordinal))
    ),
    shown as (
      select l.id, l.state, l.current_ordinal, y.outcome, r.expected_value, r.recurring_value, r.score
      ${rowsOfView(actor, { owner, event: 'opened' }, ground)}
        and l.id in (select lead_id from cohort)
    ),
    reached as (
      select n.lead_id, p.account_type_id, max(p.at) as at
      from shown s
      join phase_records n on n.organization_id = ${organizationId} and n.lead_id = s.id
      join place p on p.id = n.lead_phase_id
      where p.phase_type <> 'closing' or (s.state = 'open' and n.ordinal = s.current_ordinal)
      group by n.lead_id, p.account_type_id
    )
    select r.lead_phase_id as "phaseId", r.became, ${sumsWhere()} as sums
    from (
      select c.lead_phase_id, s.expected_value, s.recurring_value, s.score,
        case when s.outcome = 'won' or a.at > c.at then 'on' when s.state = 'open' then 'open' else 'out' end as became
      from cohort c
      join shown s on s.id = c.lead_id
      left join reached a on a.lead_id = c.lead_id and a.account_type_id = c.account_type_id
    ) r
    group by r.lead_phase_id, r.became`)) as unknown as { phaseId: string; became: BecameFilter; sums: SumsRow }[]

  return (phaseId) => {
    const filter = { owner, event: 'enteredFirst', eventPhase: phaseId, from, to } as const
    const of = (became: BecameFilter): Figure => {
      const found = rows.find((row) => row.phaseId === phaseId && row.became === became)
      return { ...(found ? sumsOf(found.sums) : noSums), filter: { ...filter, became } }
    }
    const parts = { on: of('on'), open: of('open'), out: of('out') }
    return { ...parts, entered: { ...addUp(Object.values(parts)), filter } }
  }
}
