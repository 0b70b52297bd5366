import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { leadPhases } from '@/db/schema'
import { becameFilters, isOfPhase, type ListFilter, stateFilters } from '@/lib/customers/list-view'
import { closeLead } from '@/lib/leads/close-lead'
import { completePhase } from '@/lib/leads/complete-phase'
import { goBack } from '@/lib/leads/go-back'
import { groundFor } from '@/lib/leads/ground'
import { sumOver, sumRows } from '@/lib/leads/list-rows'
import { eventsIn } from '@/lib/leads/sum-events'
import { actorOf } from '../../support/cast'
import { at } from '../../support/clock'
import { keptWrong } from '../../support/kept-cells'
import { findAccountType, findLead, findPhase, findReason, makeCustomer, makeLead } from '../../support/make'
import { anyStep, play } from '../../support/play'
import { makeTeam } from '../../support/teams'

const joost = actorOf('joost')
const ana = actorOf('ana')
const timeZone = 'Europe/Lisbon'
let team: string
let funnel: string
let accountTypes: string[]
let phases: string[]
let reasons: string[]

beforeAll(async () => {
  team = await makeTeam('joost', 'ines')
  funnel = (await findPhase('CALL')).accountTypeId
  accountTypes = await Promise.all(['LEAD', 'PROSP', 'CUST'].map(async (code) => (await findAccountType(code)).id))
  reasons = await Promise.all(['WON', 'LOST', 'COMP'].map(async (code) => (await findReason(code)).id))
  phases = (await database().select().from(leadPhases).where(eq(leadPhases.accountTypeId, funnel))).map(({ id }) => id)
})

/** That the totals of a filter are kept, and are those of its rows; answers how many rows there are. */
async function agree(filter: ListFilter): Promise<number> {
  const ground = await groundFor(ana, filter, timeZone)
  expect([filter, eventsIn(ana, filter, ground)]).not.toEqual([filter, undefined])
  const rows = await sumOver(ana, filter, ground)
  const { expected, recurring, weighted, ...counts } = await sumRows(ana, filter, ground)
  const kept = { ...counts, expected: `${expected}`, recurring: `${recurring}`, weighted: `${weighted}` }
  expect([filter, kept]).toEqual([filter, rows])
  return counts.count
}

describe('a lead that was in a phase many times', () => {
  test('counts once in each period in which it came or went, at the last time within it', async () => {
    const on = (day: string) => at(`${day}T12:00Z`)
    on('2026-01-05')
    const { id: leadId } = await makeLead('joost')
    const { leadPhaseId: eventPhase } = await findLead(leadId)
    const seen = async () => ({ leadId, version: (await findLead(leadId)).version })
    const values = { score: 40, expectedValue: 900_00, recurringValue: 30_00, note: null }
    const forth = async () =>
      completePhase(joost, { ...(await seen()), ...values, nextAction: null, nextActionOn: null } as never)
    const back = async () => goBack(joost, { ...(await seen()), reason: null })
    for (const [left, entered] of [
      ['2026-01-20', '2026-02-10'],
      ['2026-02-10', '2026-02-25'],
      ['2026-03-02', '2026-04-08'],
    ] as const) {
      on(left)
      await forth()
      on(entered)
      await back()
    }
    on('2026-05-01')
    const counted = async (event: 'entered' | 'left', from?: string, to?: string) => {
      const before = await agree({ event, eventPhase, from, to, owner: joost.userId })
      await agree({ event, eventPhase, from, to })
      return before
    }
    const periods: [number, number, string?, string?][] = [
      [1, 0, '2026-01-05', '2026-01-05'],
      [1, 1, '2026-01-01', '2026-01-31'],
      [0, 0, '2026-01-21', '2026-02-09'],
      [1, 1, '2026-02-10', '2026-02-10'],
      [1, 1, '2026-02-01', '2026-02-28'],
      [1, 0, '2026-02-11', '2026-03-01'],
      [0, 1, '2026-03-01', '2026-03-31'],
      [1, 1, '2026-01-01', '2026-04-30'],
      [1, 1, '2026-01-06', '2026-04-07'],
      [1, 1, undefined, '2026-03-15'],
      [1, 1, '2026-02-20', undefined],
      [1, 1, undefined, undefined],
      [0, 0, '2026-04-09', undefined],
    ]
    for (const [entered, left, from, to] of periods) {
      const both = [await counted('entered', from, to), await counted('left', from, to)]
      expect([from, to, ...both]).toEqual([from, to, entered, left])
    }
    expect(await keptWrong(joost.organizationId)).toEqual([])
  })
})

/** Around a clock change, the ends of two months and a whole month between them. */
const instants = fc
  .integer({ min: 0, max: 60 * 24 })
  .map((hour) => new Date(Date.UTC(2026, 2, 1) + hour * 3_600_000 + 1_800_000).toISOString())
const day = fc
  .integer({ min: 0, max: 70 })
  .map((days) => new Date(Date.UTC(2026, 1, 24 + days)).toISOString().slice(0, 10))
const often = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined, freq: 3 })
const seldom = <T>(one: fc.Arbitrary<T>) =>
  fc.option(one, { nil: undefined, freq: 1 }).chain((found) => fc.constantFrom(found, undefined))

/** Any filter of a period that the kept totals know. */
const anyFilter = () => {
  const whose = {
    from: often(day),
    to: often(day),
    owner: seldom(fc.constantFrom('nobody', joost.userId, ana.userId)),
    team: seldom(fc.constant(team)),
  }
  const ofLead = {
    ...whose,
    funnel: seldom(fc.constant(funnel)),
    accountType: seldom(fc.constantFrom(...accountTypes)),
    closingReason: seldom(fc.constantFrom(...reasons)),
  }
  const state = fc.constantFrom(...stateFilters.filter((one) => one !== 'none'))
  const eventPhase = fc.constantFrom(...phases)
  return fc.oneof(
    fc.record({
      event: fc.constant('opened' as const),
      ...ofLead,
      state: seldom(state),
      phase: seldom(eventPhase),
    }),
    fc.record({
      event: fc.constant('closed' as const),
      ...ofLead,
      state: seldom(fc.constantFrom('won' as const, 'lost' as const, 'other' as const, 'closed' as const)),
    }),
    fc.record({ event: fc.constantFrom('entered' as const, 'left' as const), ...whose, eventPhase }),
    fc.record({
      event: fc.constant('enteredFirst' as const),
      ...whose,
      eventPhase,
      became: seldom(fc.constantFrom(...becameFilters)),
      state: seldom(state),
    }),
  ) as fc.Arbitrary<ListFilter>
}

/** A lead that went through all phases, week by week, is won, and another lost: whatever comes of chance. */
async function wonAndLost() {
  const values = { score: 40, expectedValue: 900_00, recurringValue: null, note: null }
  const unplanned = { nextAction: null, nextActionOn: null }
  for (const code of ['WON', 'LOST']) {
    at('2026-03-02T12:00Z')
    const { id: leadId } = await makeLead('joost')
    for (let step = 1; step < phases.length; step += 1) {
      at(`2026-03-${String(2 + 7 * step).padStart(2, '0')}T12:00Z`)
      await completePhase(joost, { leadId, version: step, ...values, ...unplanned })
    }
    at('2026-04-02T12:00Z')
    const closingReason = (await findReason(code)).id
    await closeLead(joost, { leadId, version: phases.length, ...values, ...unplanned, closingReason, comment: null })
  }
}

test('whatever is done, and when: totals of every period and filter that they know are those of the rows', async () => {
  const found = new Map<string, number>()
  await wonAndLost()
  const steps = fc.array(fc.tuple(anyStep, instants), { minLength: 10, maxLength: 24 })
  await fc.assert(
    fc.asyncProperty(steps, fc.array(anyFilter(), { minLength: 40, maxLength: 40 }), async (played, filters) => {
      at('2026-03-01T12:00Z')
      const of = { joost: await makeCustomer('joost'), tiago: await makeCustomer('tiago') }
      for (const [step, instant] of played.toSorted(([, one], [, other]) => one.localeCompare(other))) {
        at(instant)
        await play(step.at % 2 ? joost : ana, step.at % 3 ? of.joost.id : of.tiago.id, step)
      }
      at('2026-05-05T12:00Z')
      for (const filter of filters) {
        const [from, to] = filter.from && filter.to ? [filter.from, filter.to].sort() : [filter.from, filter.to]
        const count = await agree({ ...filter, from, to })
        const kind = isOfPhase(filter.event) && from && to ? `${filter.event} in a period` : `${filter.event}`
        found.set(kind, (found.get(kind) ?? 0) + (count > 0 ? 1 : 0))
      }
      expect(await keptWrong(joost.organizationId)).toEqual([])
    }),
    { numRuns: 12, endOnFailure: true },
  )
  const kinds = ['opened', 'closed', 'entered in a period', 'left in a period', 'enteredFirst in a period']
  for (const kind of kinds) expect([kind, (found.get(kind) ?? 0) > 5]).toEqual([kind, true])
}, 120_000)
