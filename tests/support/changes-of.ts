import { asc, eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { changes } from '@/db/schema'

/** The change records of one entity, oldest first. */
export const changesOf = (entityId: string) =>
  database().select().from(changes).where(eq(changes.entityId, entityId)).orderBy(asc(changes.entityVersion))
