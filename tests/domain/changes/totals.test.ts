import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { database } from '@/db/client'
import { recount } from '@/lib/changes/totals/keep'
import type { ListFilter, ListView } from '@/lib/customers/list-view'
import { newId } from '@/lib/ids'
import { groundFor } from '@/lib/leads/ground'
import { sumOver, sumRows } from '@/lib/leads/list-rows'
import { isInCells } from '@/lib/leads/sum-cells'
import { isByValues } from '@/lib/leads/sum-values'
import { Missing } from '@/lib/refusal'
import { actorOf } from '../../support/cast'
import { keptWrong } from '../../support/kept-cells'
import { findAccountType, findPhase, findReason, makeCustomer, makeLead } from '../../support/make'
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

/** Answers how many rows there are. */
async function expectSumOfRows(filter: ListFilter) {
  const ground = await groundFor(joost, filter, 'Europe/Lisbon')
  const rows = await sumOver(joost, filter, ground)
  const { expected, recurring, weighted, ...counts } = await sumRows(joost, filter, ground)
  const sums = { ...counts, expected: `${expected}`, recurring: `${recurring}`, weighted: `${weighted}` }
  expect([filter, sums]).toEqual([filter, rows])
  return counts.count
}

test('every filter that they know gives what the rows give', async () => {
  const ids = {
    accountType: (await findAccountType('LEAD')).id,
    funnel: (await findAccountType('LEAD')).id,
    phase: (await findPhase('MEET')).id,
    closingReason: (await findReason('WON')).id,
  }
  const filters: (ListFilter & Partial<ListView>)[] = [
    {},
    { state: 'open' },
    { state: 'closed' },
    { state: 'won' },
    { state: 'open', savedView: newId(), sort: 'city', descending: true },
    { state: 'none' },
    { owner: joost.userId },
    { owner: 'nobody' },
    { archived: true },
    ...Object.entries(ids).map(([name, id]) => ({ [name]: id })),
    { state: 'lost', owner: joost.userId, funnel: ids.funnel },
  ]
  for (const filter of filters) {
    expect(isInCells(filter)).toBe(true)
    await expectSumOfRows(filter)
  }
  expect(isInCells({ q: 'a' })).toBe(false)
  expect(isInCells({ stalled: true })).toBe(false)
})

test('what is asked of the values of open leads alone gives what the rows give', async () => {
  const archived = await makeLead('joost', { phase: 'MEET' })
  await makeLead('joost', { phase: 'MEET' })
  const { organizationId } = joost
  await database().execute(sql`update customers set archived_at = now()
    where organization_id = ${organizationId} and id = ${archived.customerId}`)
  const drawn = sql`(ascii(substr(lead_id::text, 35, 1)) + ascii(substr(lead_id::text, 36, 1)))`
  await database().execute(sql`update phase_records set score = nullif(${drawn} % 5, 0) * 20,
    expected_value = nullif(${drawn} % 7, 0) * 1000, recurring_value = ${drawn}
    where organization_id = ${organizationId} and ended_at is null`)
  await database().transaction((tx) => recount(tx, organizationId))
  const filters: ListFilter[] = [
    ...[{ scoreFrom: 40 }, { scoreTo: 60 }, { valueFrom: 2000 }, { valueTo: 4000, state: 'open' as const }],
    ...[{ withoutScore: true }, { withoutValue: true }, { scoreFrom: 1, valueTo: 5000 }],
  ]
  for (const filter of filters) expect(isByValues(filter)).toBe(true)
  const counts = await Promise.all(filters.map(expectSumOfRows))
  expect(Math.max(...counts)).toBeGreaterThan(0)
  expect(isByValues({ scoreFrom: 40, state: 'won' })).toBe(false)
  expect(isByValues({ valueTo: 4000, owner: joost.userId })).toBe(false)
  expect(isByValues({ state: 'open' })).toBe(false)
})

test('counted anew they are the same', async () => {
  await database().transaction((tx) => recount(tx, joost.organizationId))
  expect(await keptWrong(joost.organizationId)).toEqual([])
})
