import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { leads } from '@/db/schema'
import { asOneBatch } from '../changes/as-one-batch'
import { gate } from '../changes/gate'
import { clock } from '../clock'
import type { Reading } from '../format/reading'
import { seenLeadPhase } from '../lead-phases/lead-phase-fields'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { lockOpenLeads } from './lock-open-leads'
import { settleEach, settleFields } from './settle-lead'

export const ArchiveLeadPhase = (read: Reading) => z.object({ ...seenLeadPhase, ...settleFields(read) })
export type ArchiveLeadPhase = z.output<ReturnType<typeof ArchiveLeadPhase>>

/** Takes a phase out of its funnel. Open leads in it must move to another phase or be closed; they cannot stay. */
export function archiveLeadPhase(actor: Actor, input: ArchiveLeadPhase) {
  const { leadPhaseId: id, version } = input
  const together = asOneBatch(actor)
  return gate(together, 'leadPhase.edit', 'leadPhase', { id, version }, async (phase, tx) => {
    const open = await lockOpenLeads(tx, actor, eq(leads.leadPhaseId, id))
    if (open.length > 0 && input.leads === 'keep') throw new Refusal('lead.settleFirst', 'leads')
    if (input.leadPhase === id) throw new Refusal('lead.phaseNotInUse', 'leadPhase')
    await settleEach(tx, together, open, input, (one) => one.accountTypeId === phase.accountTypeId)
    return {
      operation: 'leadPhase.archived',
      facts: { name: phase.description, count: open.length },
      set: { archivedAt: phase.archivedAt ?? clock.now() },
    }
  })
}
