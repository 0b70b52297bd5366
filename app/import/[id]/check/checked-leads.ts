import type { CheckedLeads } from '@/components/import/check-view'
import { listClosingReasons } from '@/lib/closing-reasons/list-closing-reasons'
import type { Outcome } from '@/lib/closing-reasons/vocabulary'
import { money } from '@/lib/format/money'
import { number } from '@/lib/format/number'
import { monthsBetween } from '@/lib/format/time'
import { listFunnels } from '@/lib/lead-phases/list-funnels'
import type { Summary } from '@/lib/transfer/vocabulary'
import type { PageContext } from '@/lib/web/page'

/** The leads that would be created, by the phase they would stand in or the reason they closed with. */
export async function checkedLeads(context: PageContext, { leads }: Summary): Promise<CheckedLeads[]> {
  const { actor, t, language, session } = context
  const [funnels, reasons] = await Promise.all([listFunnels(actor), listClosingReasons(actor)])
  return leads.map(({ leadPhaseId, closingReasonId, count, expectedValue, firstClosedOn, lastClosedOn }) => {
    const funnel = [...funnels.values()].find((phases) => phases.some((phase) => phase.id === leadPhaseId)) ?? []
    const at = funnel.findIndex((phase) => phase.id === leadPhaseId) + 1
    const phase = funnel[at - 1]?.description ?? '–'
    const reason = reasons.find((one) => one.id === closingReasonId)
    return {
      id: closingReasonId ?? leadPhaseId,
      name: reason ? t('imports.checkClosedAs', { phase, reason: reason.description }) : phase,
      mark: { at, of: funnel.length, end: reason?.outcome as Outcome | undefined },
      count,
      shown: number(count, language),
      closed: reason !== undefined,
      expected: reason || expectedValue > 0 ? money(expectedValue, session.organization.currency, language) : null,
      between: firstClosedOn && lastClosedOn ? monthsBetween(firstClosedOn, lastClosedOn, language) : null,
    }
  })
}
