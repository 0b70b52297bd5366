import { z } from 'zod'
import { lockRow } from '../../changes/gate'
import { planNextAction } from '../../leads/plan-next-action'
import type { Kind } from '../kind'
import { leadOf } from './lead-of'

type Input = { nextAction: string; nextActionOn: string | null }

export const nextAction: Kind<Input> = {
  about: 'leads',
  permission: 'lead.record',
  asks: (read) => z.object({ nextAction: read.requiredText(200), nextActionOn: read.day }),
  async act(actor, tx, chosen, input) {
    const leadId = leadOf(chosen)
    const { version } = await lockRow(tx, actor, 'lead', leadId)
    return planNextAction(actor, { leadId, version, ...input })
  },
}
