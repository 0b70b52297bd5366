import { and, eq, inArray, isNull } from 'drizzle-orm'
import { database } from '@/db/client'
import { imports, memberships } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import { may } from '../permissions/permissions'
import type { Role } from '../permissions/vocabulary'

/**
 * The imports of all organizations that are being rehearsed, brought in or taken back, or were when a process ended, each with
 * who began that and still may. What somebody began who may no longer, goes on when another looks at it.
 */
export async function listInterrupted(): Promise<{ actor: Actor; importId: string; state: string }[]> {
  const rows = await database()
    .select({ importId: imports.id, state: imports.state, organizationId: imports.organizationId, member: memberships })
    .from(imports)
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, imports.organizationId), eq(memberships.userId, imports.startedBy)),
    )
    .where(and(inArray(imports.state, ['checking', 'running', 'undoing']), isNull(memberships.deactivatedAt)))
  return rows
    .map(({ importId, state, organizationId, member: { userId, role } }) => ({
      actor: { organizationId, userId, role: role as Role, through: 'import' as const },
      importId,
      state,
    }))
    .filter(({ actor }) => may(actor, 'import.run'))
}
