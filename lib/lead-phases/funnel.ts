import { and, eq, isNull } from 'drizzle-orm'
import { database, type Reader } from '@/db/client'
import { leadPhases } from '@/db/schema'
import type { Actor } from '../permissions/actor'

export type LeadPhase = typeof leadPhases.$inferSelect

const rank: Record<string, number> = { initial: 0, regular: 1, closing: 2 }

/** A funnel's order: the initial phase, regular ones, closing ones; within each by order number, then code. */
export function inOrder<P extends Pick<LeadPhase, 'phaseType' | 'orderNumber' | 'code'>>(phases: P[]): P[] {
  return [...phases].sort(
    (a, b) =>
      (rank[a.phaseType] ?? 0) - (rank[b.phaseType] ?? 0) ||
      a.orderNumber - b.orderNumber ||
      a.code.localeCompare(b.code, 'en'),
  )
}

/** The lead phases in use of one account type, in order. */
export async function listFunnel(db: Reader, organizationId: string, accountTypeId: string): Promise<LeadPhase[]> {
  const rows = await db
    .select()
    .from(leadPhases)
    .where(
      and(
        eq(leadPhases.organizationId, organizationId),
        eq(leadPhases.accountTypeId, accountTypeId),
        isNull(leadPhases.archivedAt),
      ),
    )
  return inOrder(rows)
}

/** A lead can only be started where there is one initial phase and a closing phase. */
export const isComplete = (funnel: LeadPhase[]) =>
  funnel[0]?.phaseType === 'initial' && funnel.at(-1)?.phaseType === 'closing'

/** The same for a page. */
export const findFunnel = (actor: Pick<Actor, 'organizationId'>, accountTypeId: string) =>
  listFunnel(database(), actor.organizationId, accountTypeId)
