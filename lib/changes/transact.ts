import { database, type Transaction } from '@/db/client'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { type Change, findReplay } from './record'
import { refusalOfViolation, violation } from './violation'

/**
 * One transaction around a gate. A request that was already carried out answers what it answered then,
 * also when both arrive at once; what the database refuses becomes the refusal the rules would have given.
 */
export async function transact(actor: Actor, work: (tx: Transaction) => Promise<Change>): Promise<Change> {
  try {
    return await database().transaction(async (tx) => (await findReplay(tx, actor)) ?? (await work(tx)))
  } catch (error) {
    const violated = violation(error)
    if (!violated && !(error instanceof Refusal)) throw error
    const replay = await findReplay(database(), actor)
    if (replay) return replay
    throw (violated && refusalOfViolation(violated)) ?? error
  }
}
