import { database, type Transaction } from '@/db/client'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { type Change, findReplay } from './record'
import { isDeadlock, refusalOfViolation, violation } from './violation'

/**
 * One transaction around a gate, or one savepoint where the actor does many things within one. A request that was already carried out answers what it answered then,
 * also when both arrive at once; what the database refuses becomes the refusal the rules would have given.
 */
export async function transact(actor: Actor, work: (tx: Transaction) => Promise<Change>): Promise<Change> {
  if (actor.within) return transactWithin(actor.within, work)
  try {
    return await untilThrough(async (tx) => (await findReplay(tx, actor)) ?? (await work(tx)))
  } catch (error) {
    const violated = violation(error)
    if (!violated && !(error instanceof Refusal)) throw error
    const replay = await findReplay(database(), actor)
    if (replay) return replay
    throw (violated && refusalOfViolation(violated)) ?? error
  }
}

async function transactWithin(outer: Transaction, work: (tx: Transaction) => Promise<Change>): Promise<Change> {
  try {
    return await outer.transaction(work)
  } catch (error) {
    const violated = violation(error)
    throw (violated && refusalOfViolation(violated)) ?? error
  }
}

const attempts = 4

/** Of two that wait for each other the database ends one, whole: it is carried out again, on what the other left. */
export async function untilThrough<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database().transaction(work)
    } catch (error) {
      if (attempt === attempts || !isDeadlock(error)) throw error
    }
  }
}
