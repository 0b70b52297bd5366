import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { database, type Transaction } from '@/db/client'
import { changes, files, organizations } from '@/db/schema'
import { type Author, record } from '../changes/record'
import { remove, type Write } from '../changes/write'
import { clock } from '../clock'
import { openStorage } from './storage/open-storage'
import { nameOf } from './storage/storage'

/** Days for which what was removed can be brought back. */
export const keptDays = 30

/**
 * Deletes for good what was removed, or whose addition was undone, more than 30 days ago, and answers how many files
 * that were. The history keeps their names. May run at any time, in several processes at once.
 */
export async function forgetRemoved(): Promise<number> {
  const before = new Date(clock.now().getTime() - keptDays * 86_400_000)
  let forgotten = 0
  for (const { id } of await database().select({ id: organizations.id }).from(organizations))
    forgotten += (await forgetRows(id, before)) + (await forgetUndone(id, before))
  return forgotten
}

type File = { id: string; customerId: string | null; name: string; version: number }

async function forgetRows(organizationId: string, before: Date): Promise<number> {
  const due = and(eq(files.organizationId, organizationId), lt(files.removedAt, before))
  let count = 0
  for (const { id } of await database().select({ id: files.id }).from(files).where(due)) {
    await database().transaction(async (tx) => {
      const [file] = await tx
        .select()
        .from(files)
        .where(and(due, eq(files.id, id)))
        .for('update', { skipLocked: true })
      if (!file) return
      const { organizationId: _organization, id: _id, ...row } = file
      await forget(tx, organizationId, file, [remove('files', { id }, row)])
      count += 1
    })
  }
  return count
}

/** Of an addition that was undone there is no row, but its record; unless it was brought back, or is forgotten, it is the last. */
async function forgetUndone(organizationId: string, before: Date): Promise<number> {
  const later = alias(changes, 'later')
  const due = await database()
    .select({ change: changes })
    .from(changes)
    .leftJoin(files, and(eq(files.organizationId, organizationId), eq(files.id, changes.entityId)))
    .leftJoin(
      later,
      and(
        eq(later.organizationId, organizationId),
        eq(later.entity, 'file'),
        eq(later.entityId, changes.entityId),
        eq(later.entityVersion, sql`${changes.entityVersion} + 1`),
      ),
    )
    .where(
      and(
        eq(changes.organizationId, organizationId),
        lt(changes.at, before),
        eq(changes.entity, 'file'),
        eq(changes.operation, 'undone'),
        isNull(files.id),
        isNull(later.id),
      ),
    )
  for (const { change } of due) {
    const { entityId: id, customerId, facts, entityVersion: version } = change
    await database().transaction((tx) =>
      forget(tx, organizationId, { id, customerId, name: String(facts.name), version }, []),
    )
  }
  return due.length
}

/** The record comes first: who brings it back at this moment waits for it, and is refused. */
async function forget(
  tx: Transaction,
  organizationId: string,
  { id, customerId, name, version }: File,
  writes: Write[],
) {
  const author: Author = { organizationId, userId: null, through: 'system' }
  const subject = { entity: 'file', entityId: id, version: version + 1, customerId } as const
  await record(tx, author, subject, { operation: 'file.forgotten', facts: { name }, writes })
  await openStorage().remove(nameOf({ organizationId, id }))
}
