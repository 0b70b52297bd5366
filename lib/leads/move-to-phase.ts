import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { database } from '@/db/client'
import { leadPhases, leads } from '@/db/schema'
import { asOneBatch } from '../changes/as-one-batch'
import { meet } from '../changes/meeting'
import type { Change } from '../changes/record'
import type { CustomField } from '../custom-fields/list-custom-fields'
import type { Reading } from '../format/reading'
import { findFunnel } from '../lead-phases/funnel'
import type { Actor } from '../permissions/actor'
import { Missing, Refusal } from '../refusal'
import { changeLead } from './change-lead'
import { completed, nextPhase, previousPhase } from './complete-phase'
import { customValues, takeCustom } from './custom-values'
import { goBack } from './go-back'
import { jumpForward, laterPhases } from './jump-forward'
import { seenLead } from './phase-values'

export const MoveToPhase = (read: Reading, fields: CustomField[] = []) =>
  z.object({ ...seenLead, leadPhase: z.uuid(), reason: read.text(500), ...customValues(read, fields) })
export type MoveToPhase = z.output<ReturnType<typeof MoveToPhase>>

/** How a lead gets into a phase of its funnel from where it is; undefined where no step leads there. */
export function wayTo(phaseId: string, place: Parameters<typeof nextPhase>[0]) {
  if (nextPhase(place)?.id === phaseId) return 'complete'
  if (previousPhase(place)?.id === phaseId) return 'back'
  return laterPhases(place).some((phase) => phase.id === phaseId) ? 'jump' : undefined
}

/**
 * Moves an open lead as it stands, its values kept: into the next phase by completing its own, over phases by jumping,
 * into the previous one by going back. Each is done and recorded as what it is.
 */
export async function moveToPhase(actor: Actor, { reason, ...input }: MoveToPhase): Promise<Change> {
  const seen = { id: input.leadId, version: input.version }
  const way = wayTo(input.leadPhase, await findPlace(actor, input.leadId))
  if (way === 'jump') return jumpForward(actor, { ...input, reason })
  if (way === 'back') return goBack(actor, { ...input, reason })
  const together = input.custom ? asOneBatch(actor) : actor
  return changeLead(together, 'lead.completePhase', seen, async (lead, tx) => {
    if (nextPhase(lead)?.id !== input.leadPhase) throw new Refusal('lead.onePhaseBack')
    const custom = await takeCustom(tx, together, lead, input, meet([]))
    const { writes = [], ...moved } = await completed(tx, lead, actor, {}, custom)
    return { ...moved, writes: [...writes, ...custom] }
  })
}

async function findPlace(actor: Actor, leadId: string) {
  const ofLead = and(eq(leads.organizationId, actor.organizationId), eq(leads.id, leadId))
  const [found] = await database()
    .select({ phase: leadPhases })
    .from(leads)
    .innerJoin(
      leadPhases,
      and(eq(leadPhases.organizationId, leads.organizationId), eq(leadPhases.id, leads.leadPhaseId)),
    )
    .where(ofLead)
  if (!found) throw new Missing()
  return { ...found, funnel: await findFunnel(actor, found.phase.accountTypeId) }
}
