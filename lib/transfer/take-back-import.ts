import { and, desc, eq, lt } from 'drizzle-orm'
import { database, type Transaction } from '@/db/client'
import { changes, imports } from '@/db/schema'
import { violation } from '../changes/violation'
import { idOf } from '../ids'
import { type Actor, demand } from '../permissions/actor'
import { Refusal } from '../refusal'
import { placeOf, type Standing, standingsOfAll } from '../undo/read-rows'
import { keepRules } from '../undo/rules'
import { obstaclesOf, putBackAll, type Recorded } from '../undo/take-back'
import { asOnlyRunner } from './as-only-runner'
import { lockImport, ownImport } from './lock-import'

const portion = 250

/** The batch that the changes taken back are in, the same however often it was begun. */
export const undoBatchOf = (importId: string) => idOf(`import ${importId} taken back`)

/** Begins to take an import back; the changes follow in `continueTakeBack`. Begun twice is begun once. */
export async function beginTakeBack(actor: Actor, importId: string) {
  demand(actor, 'import.run')
  await database().transaction(async (tx) => {
    const { state } = await lockImport(tx, actor, importId)
    if (state !== 'finished' && state !== 'stopped' && state !== 'undoing') throw new Refusal('undo.never')
    if (state === 'undoing') return
    await tx.update(imports).set({ state: 'undoing', startedBy: actor.userId }).where(ownImport(actor, importId))
  })
}

/**
 * Takes back what an import made, the last first, some at a time. What was changed since, or what something else refers
 * to by now, stays as it is. One process does, in the name of who began it. Ended in between, it can be gone on with: what is taken back already stays so.
 */
export async function continueTakeBack(actor: Actor, importId: string) {
  demand(actor, 'import.run')
  const as = { ...actor, through: 'form', requestId: undefined, batchId: undoBatchOf(importId) } as const
  await asOnlyRunner(importId, async () => {
    for (let before: string | undefined; ; ) {
      const last = await database().transaction((tx) => takeBackSome(tx, as, importId, before))
      if (!last) return
      before = last
    }
  })
}

/** Answers the last change it looked at; nothing when there are no more. */
async function takeBackSome(tx: Transaction, actor: Actor, importId: string, before?: string) {
  const { state, startedBy } = await lockImport(tx, actor, importId)
  if (state !== 'undoing') return undefined
  const made = await tx
    .select()
    .from(changes)
    .where(and(ofBatch(actor, importId), before ? lt(changes.id, before) : undefined))
    .orderBy(desc(changes.id))
    .limit(portion)
  await takeBackInTurn(tx, { ...actor, userId: startedBy ?? actor.userId }, made)
  if (made.length === 0) await tx.update(imports).set({ state: 'undone' }).where(ownImport(actor, importId))
  return made.at(-1)?.id
}

/** In runs in which no row was written twice: what wrote it before is looked at when the later one is taken back. */
async function takeBackInTurn(tx: Transaction, actor: Actor, made: Recorded[]) {
  for (let rest = made; rest.length > 0; ) {
    const seen = new Set<string>()
    const twice = rest.findIndex(({ rows }) => {
      const places = rows.map(placeOf)
      const again = places.some((place) => seen.has(place))
      for (const place of places) seen.add(place)
      return again
    })
    const length = twice < 0 ? rest.length : twice
    await takeBackAtOnce(tx, actor, rest.slice(0, length))
    rest = rest.slice(length)
  }
}

/** Where one cannot go, they are tried again in halves, until the one alone stays and keeps no other. */
async function takeBackAtOnce(tx: Transaction, actor: Actor, made: Recorded[]) {
  try {
    await tx.transaction((inner) => putBackUntouched(inner, actor, made))
  } catch (error) {
    if (!violation(error) && !(error instanceof Refusal)) throw error
    if (made.length === 1) return
    const half = Math.ceil(made.length / 2)
    await takeBackAtOnce(tx, actor, made.slice(0, half))
    await takeBackAtOnce(tx, actor, made.slice(half))
  }
}

async function putBackUntouched(tx: Transaction, actor: Actor, made: Recorded[]) {
  const rows = made.flatMap((change) => change.rows)
  const standings = new Map(
    (await standingsOfAll(tx, actor.organizationId, rows)).map((one) => [placeOf(one.changed), one]),
  )
  const untouched = made
    .map((change) => ({ change, standings: standingsIn(standings, change) }))
    .filter((one) => obstaclesOf(one.standings).length === 0)
  await putBackAll(tx, actor, untouched)
  await keepRules(
    tx,
    actor.organizationId,
    untouched.map(({ change }) => change),
  )
}

const standingsIn = (all: Map<string, Standing>, { rows }: Recorded) =>
  [...rows]
    .reverse()
    .map((row) => all.get(placeOf(row)))
    .filter((one) => one !== undefined)

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
