import { z } from 'zod'
import { lockRow } from '../../changes/gate'
import { inFunnel } from '../../leads/change-lead'
import { closeLead } from '../../leads/close-lead'
import { Refusal } from '../../refusal'
import type { Kind } from '../kind'
import { leadOf } from './lead-of'

type Input = { closingReason: string; comment: string | null }

/** Closes leads that stand in a closing phase; of an early end each wants to be thought of by itself. */
export const close: Kind<Input> = {
  about: 'leads',
  permission: 'lead.close',
  asks: (read) => z.object({ closingReason: read.choice('closingReason'), comment: read.text(2000) }),
  async act(actor, tx, chosen, input) {
    const leadId = leadOf(chosen)
    const lead = await lockRow(tx, actor, 'lead', leadId)
    const { phase, current, version } = await inFunnel(tx, lead)
    if (lead.state === 'open' && phase.phaseType !== 'closing') throw new Refusal('lead.notInClosingPhase')
    const { score, expectedValue, recurringValue, note } = current
    const { nextAction, nextActionOn } = lead
    const asItStands = { score, expectedValue, recurringValue, note, nextAction, nextActionOn }
    return closeLead(actor, { leadId, version, ...asItStands, ...input })
  },
}
