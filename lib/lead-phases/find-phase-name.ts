import { and, eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { leadPhases } from '@/db/schema'
import type { Actor } from '../permissions/actor'

/** What a lead phase is called, also one that is archived; undefined when there is none. */
export async function findPhaseName({ organizationId }: Actor, id: string): Promise<string | undefined> {
  const [row] = await database()
    .select({ name: leadPhases.description })
    .from(leadPhases)
    .where(and(eq(leadPhases.organizationId, organizationId), eq(leadPhases.id, id)))
  return row?.name
}
