import { eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { bookChecks, users } from '@/db/schema'
import type { Actor } from '../permissions/actor'

/** The last check of the organization's books, with the name of the person who asked for it. */
export async function findLastCheck(actor: Actor) {
  const [row] = await database()
    .select({ check: bookChecks, by: users.name })
    .from(bookChecks)
    .innerJoin(users, eq(users.id, bookChecks.startedBy))
    .where(eq(bookChecks.organizationId, actor.organizationId))
  return row && { ...row.check, by: row.by }
}
