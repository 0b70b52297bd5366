import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { database } from '@/db/client'
import { leadPhases, leads } from '@/db/schema'
import type { Change } from '../changes/record'
import type { Reading } from '../format/reading'
import { findFunnel } from '../lead-phases/funnel'
import type { Actor } from '../permissions/actor'
import { Missing, Refusal } from '../refusal'
import { changeLead } from './change-lead'
import { completed, nextPhase, previousPhase } from './complete-phase'
import { goBack } from './go-back'
import { jumpForward, laterPhases } from './jump-forward'
import { seenLead } from './phase-values'

export const MoveToPhase = (read: Reading) => z.object({ ...seenLead, leadPhase: z.uuid(), reason: read.text(500) })
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
  return changeLead(actor, 'lead.completePhase', seen, (lead, tx) => {
    if (nextPhase(lead)?.id !== input.leadPhase) throw new Refusal('lead.onePhaseBack')
    return completed(tx, lead, actor)
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
