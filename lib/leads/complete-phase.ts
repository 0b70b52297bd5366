import { z } from 'zod'
import type { Transaction } from '@/db/client'
import type { GateDecision } from '../changes/gate'
import type { Write } from '../changes/write'
import type { CustomField } from '../custom-fields/list-custom-fields'
import type { Reading } from '../format/reading'
import type { LeadPhase } from '../lead-phases/funnel'
import type { Actor } from '../permissions/actor'
import { ChangedMeanwhile, Refusal } from '../refusal'
import { changeLeadWith, type LeadInFunnel } from './change-lead'
import type { TypedValues } from './phase-values'
import { RecordPhase } from './record-phase'
import { demandFilled } from './required-fields'
import { enter } from './steps'

/** `leadPhase`: the next phase, as the person was told; where another is next by now, nothing is done. */
export const CompletePhase = (read: Reading, fields: CustomField[] = []) =>
  RecordPhase(read, fields).extend({ leadPhase: z.uuid().optional() })
export type CompletePhase = z.output<ReturnType<typeof CompletePhase>>

/** Ends the current phase with what was typed and goes to the next one in order. Refuses without what it requires. */
export function completePhase(actor: Actor, input: CompletePhase) {
  return changeLeadWith(actor, 'lead.completePhase', input, (lead, values, tx, custom) => {
    demandPhase(lead, nextPhase(lead), input)
    return completed(tx, lead, actor, values, custom)
  })
}

/** Lead phases may have been added, moved or archived since somebody was told where a step leads. */
export function demandPhase(
  lead: LeadInFunnel,
  step: LeadPhase | undefined,
  { leadPhase, version }: { leadPhase?: string; version: number },
) {
  if (leadPhase && step && step.id !== leadPhase) throw new ChangedMeanwhile('lead', lead.id, version, lead.version)
}

/** The next phase in order with the values of now, where others were typed with those. */
export async function completed(
  tx: Transaction,
  lead: LeadInFunnel,
  actor: Actor,
  values: Partial<TypedValues> = {},
  custom: Write[] = [],
): Promise<GateDecision<'lead'>> {
  const next = nextPhase(lead)
  if (!next) throw new Refusal('lead.hasNoNextPhase')
  await demandFilled(tx, lead, [lead.phase], custom)
  const { writes, set } = enter(lead, actor, next, 'completed', values)
  const { nextAction, nextActionOn } = { ...lead, ...values }
  return {
    operation: 'lead.phaseCompleted',
    facts: { phase: lead.phase.description, next: next.description },
    set: { ...set, nextAction, nextActionOn },
    writes,
  }
}

/** The phase after the current one; none in a closing phase, which ends by closing the lead. */
export function nextPhase({ phase, funnel }: Pick<LeadInFunnel, 'phase' | 'funnel'>) {
  if (phase.phaseType === 'closing') return undefined
  const at = funnel.findIndex((one) => one.id === phase.id)
  return at < 0 ? funnel.find((one) => one.orderNumber > phase.orderNumber) : funnel[at + 1]
}

export function previousPhase({ phase, funnel }: Pick<LeadInFunnel, 'phase' | 'funnel'>) {
  const at = funnel.findIndex((one) => one.id === phase.id)
  return at < 0 ? funnel.findLast((one) => one.orderNumber < phase.orderNumber) : funnel[at - 1]
}
