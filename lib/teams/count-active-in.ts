import { and, eq, isNull } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { memberships } from '@/db/schema'

/** How many active members are in a team. */
export const countActiveIn = (db: Reader, organizationId: string, teamId: string): Promise<number> =>
  db.$count(
    memberships,
    and(
      eq(memberships.organizationId, organizationId),
      eq(memberships.teamId, teamId),
      isNull(memberships.deactivatedAt),
    ),
  )
