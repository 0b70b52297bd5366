import { and, eq, isNull } from 'drizzle-orm'
import { database } from '@/db/client'
import { imports, memberships } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import { may } from '../permissions/permissions'
import type { Role } from '../permissions/vocabulary'

/**
 * The imports of all organizations that are being brought in or were when a process ended, each with who began it and
 * still may. What somebody began who may no longer, goes on when another looks at it.
 */
export async function listInterrupted(): Promise<{ actor: Actor; importId: string }[]> {
  const rows = await database()
    .select({ importId: imports.id, organizationId: imports.organizationId, member: memberships })
    .from(imports)
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, imports.organizationId), eq(memberships.userId, imports.startedBy)),
    )
    .where(and(eq(imports.state, 'running'), isNull(memberships.deactivatedAt)))
  return rows
    .map(({ importId, organizationId, member: { userId, role } }) => ({
      actor: { organizationId, userId, role: role as Role, through: 'import' as const },
      importId,
    }))
    .filter(({ actor }) => may(actor, 'import.run'))
}
