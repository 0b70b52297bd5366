import { and, eq, inArray } from 'drizzle-orm'
import { database } from '@/db/client'
import { changes, files, organizations } from '@/db/schema'
import { clock } from '../clock'
import { log } from '../log'
import { findForgotten } from './find-forgotten'
import { openStorage } from './storage/open-storage'
import { nameOf } from './storage/storage'

/** Milliseconds for which bytes may lie in the storage before they are somebody's file. */
const patience = 86_400_000

/**
 * Deletes the bytes that are no file: a process was killed before it wrote the row, or could not take them back. Answers
 * how many those were. Looks among the organizations of this database alone, since others may share a bucket.
 */
export async function sweepLeftovers(): Promise<number> {
  const storage = openStorage()
  const before = clock.now().getTime() - patience
  let swept = 0
  for (const { id: organizationId } of await database().select({ id: organizations.id }).from(organizations)) {
    for await (const page of storage.list(organizationId)) {
      const old = page.filter(({ at }) => at.getTime() < before).map(({ id }) => id)
      const known = await knownOf(organizationId, old)
      for (const id of old.filter((one) => !known.has(one))) {
        await storage.remove(nameOf({ organizationId, id }))
        swept += 1
      }
    }
  }
  if (swept > 0) log.info({ swept }, 'bytes without a file deleted')
  return swept
}

/** What has a row, and what can have it again: an addition that was undone leaves only its record. */
async function knownOf(organizationId: string, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const [rows, recorded, forgotten] = await Promise.all([
    database()
      .select({ id: files.id })
      .from(files)
      .where(and(eq(files.organizationId, organizationId), inArray(files.id, ids))),
    database()
      .selectDistinct({ id: changes.entityId })
      .from(changes)
      .where(
        and(eq(changes.organizationId, organizationId), eq(changes.entity, 'file'), inArray(changes.entityId, ids)),
      ),
    findForgotten(database(), organizationId, ids),
  ])
  return new Set([...rows, ...recorded.filter(({ id }) => !forgotten.has(id))].map(({ id }) => id))
}
