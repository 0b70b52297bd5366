import { and, desc, eq, lt, sql } from 'drizzle-orm'
import { database, type Transaction } from '@/db/client'
import { changes } from '@/db/schema'
import { violation } from '../changes/violation'
import { idOf } from '../ids'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { placeOf, type Standing, standingsOfAll } from './read-rows'
import { keepRules } from './rules'
import { obstaclesOf, putBackAll, type Recorded } from './take-back'

const portion = 250

/** The batch that the changes taken back are in, the same however often it was begun. */
export const undoBatchOf = (batchId: string) => idOf(`import ${batchId} taken back`)

/**
 * Takes back some of what a batch changed, the last first, from before a change on: what was changed since, or what
 * something else refers to by now, stays as it is. Answers the last change it looked at; nothing when there are no more.
 */
export async function takeBackSome(
  tx: Transaction,
  actor: Actor,
  batchId: string,
  before: string | undefined,
  isPermitted: (change: Recorded) => Promise<boolean> = async () => true,
) {
  const made = await tx
    .select()
    .from(changes)
    .where(and(ofBatch(actor, batchId), before ? lt(changes.id, before) : undefined))
    .orderBy(desc(changes.id))
    .limit(portion)
  const permitted: Recorded[] = []
  for (const change of made) if (await isPermitted(change)) permitted.push(change)
  await takeBackInTurn(tx, actor, permitted)
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
  // What is asked at the end of a transaction is asked now, while less can be taken back.
  await tx.execute(sql`set constraints all immediate`)
  await tx.execute(sql`set constraints all deferred`)
}

const standingsIn = (all: Map<string, Standing>, { rows }: Recorded) =>
  [...rows]
    .reverse()
    .map((row) => all.get(placeOf(row)))
    .filter((one) => one !== undefined)

const ofBatch = ({ organizationId }: Actor, batchId: string) =>
  and(eq(changes.organizationId, organizationId), eq(changes.batchId, batchId))

/** How many changes a batch made, and how many of them were taken back with it; what was so twice counts once. */
export async function countTakenBack(actor: Actor, batchId: string) {
  const [made, undone] = await Promise.all([
    database().$count(changes, ofBatch(actor, batchId)),
    database().$count(changes, ofBatch(actor, undoBatchOf(batchId))),
  ])
  return { made, undone: Math.min(made, undone) }
}
