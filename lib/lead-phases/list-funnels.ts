import { and, eq, isNull } from 'drizzle-orm'
import { database } from '@/db/client'
import { leadPhases } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import { inOrder, type LeadPhase } from './funnel'

/** The lead phases of every account type, in order, by account type; archived ones only when asked. */
export async function listFunnels(actor: Actor, { archived = false } = {}): Promise<Map<string, LeadPhase[]>> {
  const rows = await database()
    .select()
    .from(leadPhases)
    .where(
      and(eq(leadPhases.organizationId, actor.organizationId), archived ? undefined : isNull(leadPhases.archivedAt)),
    )
  const funnels = new Map<string, LeadPhase[]>()
  for (const phase of rows) funnels.set(phase.accountTypeId, [...(funnels.get(phase.accountTypeId) ?? []), phase])
  for (const [accountTypeId, phases] of funnels) funnels.set(accountTypeId, inOrder(phases))
  return funnels
}
