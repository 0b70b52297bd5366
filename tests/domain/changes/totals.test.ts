import fc from 'fast-check'
import { expect, test } from 'vitest'
import { database } from '@/db/client'
import { recount } from '@/lib/changes/totals/keep'
import type { ListFilter } from '@/lib/customers/list-view'
import { groundFor } from '@/lib/leads/ground'
import { sumOver, sumRows } from '@/lib/leads/list-rows'
import { isInCells } from '@/lib/leads/sum-cells'
import { Missing } from '@/lib/refusal'
import { actorOf } from '../../support/cast'
import { keptWrong } from '../../support/kept-cells'
import { findAccountType, findPhase, findReason, makeCustomer } from '../../support/make'
import { anyStep, play } from '../../support/play'

const joost = actorOf('joost')

/** What somebody else took away meanwhile is missing, which is an answer too. */
const tried = (...step: Parameters<typeof play>) =>
  play(...step).catch((error: unknown) => {
    if (!(error instanceof Missing)) throw error
  })

test('whatever is done, also by several at once, the totals kept are the sums of the rows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 6, maxLength: 16 }), async (steps) => {
      const [one, other] = [await makeCustomer(), await makeCustomer('tiago')]
      for (const step of steps) {
        await Promise.all([
          tried(joost, one.id, step),
          tried(actorOf('miriam'), one.id, step),
          tried(actorOf('tiago'), other.id, step),
        ])
      }
      expect(await keptWrong(joost.organizationId)).toEqual([])
    }),
    { numRuns: 12, endOnFailure: true },
  )
}, 90_000)

test('every filter that they know gives what the rows give', async () => {
  const ids = {
    accountType: (await findAccountType('LEAD')).id,
    funnel: (await findAccountType('LEAD')).id,
    phase: (await findPhase('MEET')).id,
    closingReason: (await findReason('WON')).id,
  }
  const filters: ListFilter[] = [
    {},
    { state: 'open' },
    { state: 'closed' },
    { state: 'won' },
    { state: 'none' },
    { owner: joost.userId },
    { owner: 'nobody' },
    { archived: true },
    ...Object.entries(ids).map(([name, id]) => ({ [name]: id })),
    { state: 'lost', owner: joost.userId, funnel: ids.funnel },
  ]
  for (const filter of filters) {
    expect(isInCells(filter)).toBe(true)
    const ground = await groundFor(joost, filter, 'Europe/Lisbon')
    const rows = await sumOver(joost, filter, ground)
    const kept = await sumRows(joost, filter, ground)
    expect({
      ...kept,
      expected: String(kept.expected),
      recurring: String(kept.recurring),
      weighted: String(kept.weighted),
    }).toEqual(rows)
  }
  expect(isInCells({ q: 'a' })).toBe(false)
  expect(isInCells({ stalled: true })).toBe(false)
})

test('counted anew they are the same', async () => {
  await database().transaction((tx) => recount(tx, joost.organizationId))
  expect(await keptWrong(joost.organizationId)).toEqual([])
})
