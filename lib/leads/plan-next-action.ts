import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { changeLead } from './change-lead'

type PlanNextAction = { leadId: string; version: number; nextAction: string | null; nextActionOn: string | null }

/** Says what is to be done next on an open lead, in place of what was planned. */
export function planNextAction(actor: Actor, { leadId, version, nextAction, nextActionOn }: PlanNextAction) {
  return changeLead(actor, 'lead.record', { id: leadId, version }, (lead) => {
    if (nextActionOn && !nextAction) throw new Refusal('lead.nextActionMissing', 'nextAction')
    return {
      operation: 'lead.recorded',
      facts: { phase: lead.phase.description },
      set: { nextAction, nextActionOn },
    }
  })
}
