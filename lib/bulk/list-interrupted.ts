import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { bulkRuns, memberships } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import type { Role } from '../permissions/vocabulary'

/**
 * The runs of all organizations that were rehearsed, done or taken back when a process ended, each with who began that
 * and is still a member.
 */
export async function listInterrupted(): Promise<{ actor: Actor; runId: string; state: string }[]> {
  const whose = sql`case ${bulkRuns.state} when 'undoing' then ${bulkRuns.undoneBy} else ${bulkRuns.createdBy} end`
  const rows = await database()
    .select({ runId: bulkRuns.id, state: bulkRuns.state, member: memberships })
    .from(bulkRuns)
    .innerJoin(memberships, and(eq(memberships.organizationId, bulkRuns.organizationId), eq(memberships.userId, whose)))
    .where(and(inArray(bulkRuns.state, ['checking', 'running', 'undoing']), isNull(memberships.deactivatedAt)))
  return rows.map(({ runId, state, member: { organizationId, userId, role } }) => ({
    actor: { organizationId, userId, role: role as Role, through: 'bulk' as const },
    runId,
    state,
  }))
}
