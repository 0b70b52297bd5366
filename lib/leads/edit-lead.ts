import { z } from 'zod'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { demandOwner } from '../users/demand-owner'
import { changeLead } from './change-lead'
import { seenLead } from './phase-values'

/** `owner`: whose the lead is; null where it is its customer's owner's, whoever that is. */
export const EditLead = (read: Reading) => z.object({ ...seenLead, title: read.text(120), owner: read.optionalChoice })
export type EditLead = z.output<ReturnType<typeof EditLead>>

/** Changes what an open lead is called and whose it is. In which phase it is by then does not matter. */
export function editLead(actor: Actor, { leadId, version, title, owner }: EditLead) {
  return changeLead(
    actor,
    'lead.record',
    { id: leadId, version },
    async (lead, tx, { merge, clashes }) => {
      if (lead.state === 'closed') throw new Refusal('lead.isClosed')
      const set = merge('leads', { id: leadId }, lead, { title, ownerId: owner })
      if (clashes.length === 0 && set.ownerId !== lead.ownerId) await demandOwner(tx, actor, set.ownerId)
      return { operation: 'lead.edited', set }
    },
    { merges: true },
  )
}
