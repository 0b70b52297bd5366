import { and, desc, eq, gt } from 'drizzle-orm'
import { database } from '@/db/client'
import { changes, users } from '@/db/schema'
import type { RecordedChange } from '../changes/list-changes'
import { reaching } from '../changes/meeting'
import { findForgotten } from '../files/find-forgotten'
import type { Actor } from '../permissions/actor'
import { may, reachOf } from '../permissions/permissions'
import { Missing } from '../refusal'
import { originOf, permissionOf } from './permission-of'
import { obstaclesIn, type Standing, standingOf } from './read-rows'
import { findRecorded, ownerOf, withItsBatch } from './undo-change'

/** Who changed again, and when, what a change wrote. */
export type ChangedAgain = { changeId: string; who: string | null; at: Date }

/** A recorded column with what stands in it now; `again` when that is not what the change wrote. */
export type UndoRow = {
  table: string
  key: Standing['changed']['key']
  column: string
  before: unknown
  after: unknown
  now: unknown
  again: ChangedAgain | null | undefined
}

/** A change as one looks at it before taking it back. Settings are for those who may change them. */
export async function findUndo(actor: Actor, changeId: string) {
  const recorded = await findRecorded(database(), actor, changeId)
  const permission = permissionOf[originOf(recorded)]
  if (!recorded.customerId && !(permission && may(actor, permission))) throw new Missing()
  const [author] = recorded.userId
    ? await database().select({ name: users.name }).from(users).where(eq(users.id, recorded.userId))
    : []
  const change: RecordedChange = { ...recorded, userName: author?.name ?? null }
  const standings: Standing[] = []
  for (const row of recorded.rows)
    standings.push(await standingOf(database(), actor.organizationId, row, { lock: false }))
  const later = standings.some((one) => obstaclesIn(one).length > 0) ? await laterChanges(change) : []
  const together = withItsBatch(recorded)
  const files = await database()
    .select({ id: changes.entityId })
    .from(changes)
    .where(and(together, eq(changes.entity, 'file')))
  const fileIds = files.map(({ id }) => id)
  return {
    change,
    permitted: permission !== undefined && may(actor, permission, await ownerOf(database(), actor, recorded)),
    possible: permission !== undefined,
    others: (await database().$count(changes, together)) - 1,
    rows: standings.flatMap((standing) => rowsOf(standing, later)),
    /** It is about a file whose bytes are deleted. */
    forgotten: (await findForgotten(database(), actor.organizationId, fileIds)).size > 0,
    gone: standings.some(({ changed, now }) => (changed.after === null) !== (now === undefined)),
  }
}

function rowsOf(standing: Standing, later: Later[]): UndoRow[] {
  const { changed, now } = standing
  const obstacles = obstaclesIn(standing)
  const written = [...Object.keys(changed.before ?? {}), ...Object.keys(changed.after ?? {})]
  const columns = new Set([...written, ...obstacles.map((one) => one.column).filter((column) => column !== null)])
  return [...columns].map((column) => {
    const isChanged = obstacles.some((one) => one.column === column || one.column === null)
    return {
      table: changed.table,
      key: changed.key,
      column,
      before: changed.before?.[column] ?? null,
      after: changed.after?.[column] ?? null,
      now: now?.[column] ?? null,
      again: isChanged ? (whoChanged(changed, column, later) ?? null) : undefined,
    }
  })
}

type Later = typeof changes.$inferSelect & { userName: string | null }

function whoChanged({ table, key }: Standing['changed'], column: string, later: Later[]): ChangedAgain | undefined {
  const found = later.find(({ rows }) =>
    rows.some(
      (row) =>
        row.table === table &&
        JSON.stringify(row.key) === JSON.stringify(key) &&
        (row.after === null || column in row.after),
    ),
  )
  return found && { changeId: found.id, who: found.userName, at: found.at }
}

/** What came after a change about the same customer, or in the settings, the latest first. */
async function laterChanges({ organizationId, customerId, entity, id }: RecordedChange): Promise<Later[]> {
  const about = customerId ? eq(changes.customerId, customerId) : reaching(entity)
  const rows = await database()
    .select({ change: changes, userName: users.name })
    .from(changes)
    .leftJoin(users, eq(users.id, changes.userId))
    .where(and(eq(changes.organizationId, organizationId), about, gt(changes.id, id)))
    .orderBy(desc(changes.id))
    .limit(500)
  return rows.map(({ change, userName }) => ({ ...change, userName }))
}

/** Whether a line of the history offers to take it back: to whom it is permitted at all. */
export function offersUndo({ role }: Actor, change: { operation: string; facts: Record<string, unknown> }): boolean {
  const permission = permissionOf[originOf(change)]
  return permission !== undefined && reachOf[role][permission] !== 'none'
}

/** The same for one change that was just made. */
export async function mayUndo(actor: Actor, changeId: string): Promise<boolean> {
  return findRecorded(database(), actor, changeId).then(
    (change) => offersUndo(actor, change),
    () => false,
  )
}
