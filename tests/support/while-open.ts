import { setTimeout } from 'node:timers/promises'
import { database, type Transaction } from '@/db/client'

/**
 * Does one thing in a transaction that is still open while another begins, and would have ended. Answers whether that
 * waited, and how it went.
 */
export async function whileOpen(first: (within: Transaction) => Promise<unknown>, then: () => Promise<unknown>) {
  let other: Promise<PromiseSettledResult<unknown>[]> = Promise.resolve([])
  let waited = true
  await database().transaction(async (tx) => {
    await first(tx)
    other = Promise.allSettled([then()])
    waited = await Promise.race([other.then(() => false), setTimeout(500, true)])
  })
  return { waited, ...(await other)[0] }
}
