import { and, desc, eq, lt } from 'drizzle-orm'
import { database, type Transaction } from '@/db/client'
import { changes, imports } from '@/db/schema'
import { violation } from '../changes/violation'
import { idOf } from '../ids'
import { type Actor, demand } from '../permissions/actor'
import { Refusal } from '../refusal'
import { keepRules } from '../undo/rules'
import { obstaclesOf, putBack, type Recorded, standingsOf } from '../undo/take-back'
import { lockImport, ownImport } from './lock-import'

const portion = 100

/** The batch that the changes taken back are in, the same however often it was begun. */
const undoBatchOf = (importId: string) => idOf(`import ${importId} taken back`)

/** Begins to take an import back; the changes follow in `continueTakeBack`. Begun twice is begun once. */
export async function beginTakeBack(actor: Actor, importId: string) {
  demand(actor, 'import.run')
  await database().transaction(async (tx) => {
    const { state } = await lockImport(tx, actor, importId)
    if (state !== 'finished' && state !== 'stopped' && state !== 'undoing') throw new Refusal('undo.never')
    await tx.update(imports).set({ state: 'undoing' }).where(ownImport(actor, importId))
  })
}

/**
 * Takes back what an import made, the last first, some at a time. What was changed since, or what something else refers
 * to by now, stays as it is. Ended in between, it can be gone on with: what is taken back already stays so.
 */
export async function continueTakeBack(actor: Actor, importId: string) {
  demand(actor, 'import.run')
  const as = { ...actor, through: 'form', requestId: undefined, batchId: undoBatchOf(importId) } as const
  for (let before: string | undefined; ; ) {
    const last = await database().transaction((tx) => takeBackSome(tx, as, importId, before))
    if (!last) return
    before = last
  }
}

/** Answers the last change it looked at; nothing when there are no more. */
async function takeBackSome(tx: Transaction, actor: Actor, importId: string, before?: string) {
  const { state } = await lockImport(tx, actor, importId)
  if (state !== 'undoing') return undefined
  const made = await tx
    .select()
    .from(changes)
    .where(and(ofBatch(actor, importId), before ? lt(changes.id, before) : undefined))
    .orderBy(desc(changes.id))
    .limit(portion)
  for (const change of made) await takeBackOne(tx, actor, change)
  if (made.length === 0) await tx.update(imports).set({ state: 'undone' }).where(ownImport(actor, importId))
  return made.at(-1)?.id
}

async function takeBackOne(tx: Transaction, actor: Actor, change: Recorded) {
  const standings = await standingsOf(tx, change)
  if (obstaclesOf(standings).length > 0) return
  try {
    await tx.transaction(async (inner) => {
      await putBack(inner, actor, change, standings)
      await keepRules(inner, actor.organizationId, [change])
    })
  } catch (error) {
    if (!violation(error) && !(error instanceof Refusal)) throw error
  }
}

const ofBatch = ({ organizationId }: Actor, batchId: string) =>
  and(eq(changes.organizationId, organizationId), eq(changes.batchId, batchId))

/** How many changes an import made, and how many of them were taken back with it. */
export async function countTakenBack(actor: Actor, importId: string) {
  const [made, undone] = await Promise.all([
    database().$count(changes, ofBatch(actor, importId)),
    database().$count(changes, ofBatch(actor, undoBatchOf(importId))),
  ])
  return { made, undone }
}
