import { and, desc, eq, isNull, lt } from 'drizzle-orm'
import { database } from '@/db/client'
import { customers, files, users } from '@/db/schema'
import { visibleTo } from '../customers/visible-to'
import type { Actor } from '../permissions/actor'
import { Missing } from '../refusal'

const selectFiles = () =>
  database()
    .select({ file: files, customerOwnerId: customers.ownerId, authorName: users.name })
    .from(files)
    .innerJoin(customers, and(eq(customers.organizationId, files.organizationId), eq(customers.id, files.customerId)))
    .innerJoin(users, eq(users.id, files.createdBy))

const present = (actor: Actor, customerId: string) =>
  and(
    visibleTo(actor),
    eq(files.organizationId, actor.organizationId),
    eq(files.customerId, customerId),
    isNull(files.removedAt),
  )

/** The files of a customer, the latest first; `before` is the last of the page before. */
export async function listFiles(actor: Actor, customerId: string, limit: number, before?: string) {
  const rows = await selectFiles()
    .where(and(present(actor, customerId), before ? lt(files.id, before) : undefined))
    .orderBy(desc(files.id))
    .limit(limit)
  return rows.map(({ file, ...names }) => ({ ...file, ...names }))
}
export type ListedFile = Awaited<ReturnType<typeof listFiles>>[number]

/** One of them. */
export async function findFile(actor: Actor, customerId: string, id: string): Promise<ListedFile> {
  const [row] = await selectFiles().where(and(present(actor, customerId), eq(files.id, id)))
  if (!row) throw new Missing()
  const { file, ...names } = row
  return { ...file, ...names }
}
