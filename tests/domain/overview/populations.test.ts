import { eq, inArray } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { customers, leadPhases } from '@/db/schema'
import { archiveCustomer, restoreCustomer } from '@/lib/customers/archive-customer'
import { createCustomer } from '@/lib/customers/create-customer'
import { editCustomer } from '@/lib/customers/edit-customer'
import { CustomerFields } from '@/lib/customers/fields'
import { reading } from '@/lib/format/reading'
import { changeAccountType } from '@/lib/leads/change-account-type'
import { closeLead } from '@/lib/leads/close-lead'
import { completePhase } from '@/lib/leads/complete-phase'
import { goBack } from '@/lib/leads/go-back'
import { jumpForward } from '@/lib/leads/jump-forward'
import { reopenLead } from '@/lib/leads/reopen-lead'
import { startLead } from '@/lib/leads/start-lead'
import type { Count, Figure } from '@/lib/overview/figure'
import { weightedOf } from '@/lib/overview/figure'
import { findOverview } from '@/lib/overview/find-overview'
import { actorOf } from '../../support/cast'
import { at } from '../../support/clock'
import { allFigures, rowsBehind, totalsBehind } from '../../support/follow-figure'
import { makeFunnel } from '../../support/funnel'
import { findLead, findPhase, findReason, makeCustomer } from '../../support/make'
import { anyStep, play } from '../../support/play'
import { makeTeam, putInto } from '../../support/teams'

const ana = actorOf('ana')
const joost = actorOf('joost')
const tiago = actorOf('tiago')
const timeZone = 'Europe/Lisbon'
const none = { score: null, expectedValue: null, recurringValue: null, note: null }
const unplanned = { nextAction: null, nextActionOn: null }
type Funnel = Awaited<ReturnType<typeof makeFunnel>>

let funnel: Funnel
let ids: Record<'START' | 'TALK' | 'OFFER' | 'END', string>
let customerId: string
let leadId: string
/** Of Joost and Inês. */
let team: string

/** A lead of its own funnel, begun at noon of the first of March. */
beforeEach(async () => {
  on('2026-03-01')
  team ??= await makeTeam('joost', 'ines')
  funnel = await makeFunnel()
  ids = Object.fromEntries(funnel.funnel.map(({ id, code }) => [code, id])) as typeof ids
  customerId = (await makeCustomer('joost', { accountType: funnel.type.code })).id
  leadId = (await startLead(joost, { customerId, title: null })).entityId
})

const on = (day: string) => at(`${day}T12:00Z`)
const seen = async () => ({ leadId, version: (await findLead(leadId)).version })
const back = async () => goBack(joost, { ...(await seen()), reason: null })
const complete = async (values: Partial<typeof none> = {}) =>
  completePhase(joost, { ...(await seen()), ...none, ...unplanned, ...values } as Parameters<typeof completePhase>[1])
const jump = async (phase: keyof typeof ids) =>
  jumpForward(joost, { ...(await seen()), leadPhase: ids[phase], reason: null })
const close = async (code: string, values: Partial<Record<keyof typeof none, number>> = {}) =>
  closeLead(joost, {
    ...{ ...(await seen()), ...none, ...unplanned, ...values },
    ...{ closingReason: (await findReason(code)).id, comment: null },
  } as Parameters<typeof closeLead>[1])
const reopen = async () => reopenLead(joost, await seen())
const customer = async () => {
  const [row] = await database().select().from(customers).where(eq(customers.id, customerId))
  if (!row) throw new Error('no customer')
  return row
}

/** The overview of this test's funnel, as of the end of the year. */
async function overview(
  from: string,
  to: string,
  more: { since?: string; owner?: string; team?: string; funnel?: string } = {},
) {
  on('2026-12-31')
  return findOverview(ana, { from, to, since: from, funnel: funnel.type.id, ...more }, timeZone)
}
const counts = (figures: Record<string, Count>) =>
  Object.fromEntries(Object.entries(figures).map(([name, { count }]) => [name, count]))

let turn = 0

/** Whatever a test did: every figure lists what it counts, of all and, in turn, of somebody. */
afterEach(async () => {
  on('2026-12-31')
  const phases = Object.values(ids)
  const somebody = [{ owner: joost.userId }, { owner: 'nobody' }, { team }][turn++ % 3]
  for (const whose of [{}, somebody]) {
    const scope = { from: '2026-03-01', to: '2026-04-30', since: '2026-03-10', ...whose, funnel: funnel.type.id }
    for (const [path, figure] of await allFigures(ana, scope, timeZone, phases)) await agree(path, figure)
  }
})

/** The rows that a figure's link lists are as many as it counts, no lead twice, with its sums. */
async function agree(path: string, { filter, ...sums }: Figure) {
  const { leads, ...rows } = await rowsBehind(ana, { filter, ...sums }, timeZone)
  // Cohorts are only counted.
  expect({ path, filter, ...rows }).toMatchObject({ path, filter, ...sums })
  expect([path, leads]).toEqual([path, sums.count])
}

describe('a lead closed, reopened and closed again', () => {
  test('counts once, on the day and with the outcome and value of its last closing', async () => {
    on('2026-03-20')
    await close('WON', { expectedValue: 500_00 })
    on('2026-04-02')
    await reopen()
    const between = await overview('2026-03-01', '2026-04-30')
    expect(counts(between.outcomes.all)).toEqual({ won: 0, lost: 0, other: 0 })
    expect(between.pipeline.all).toMatchObject({ count: 1, expected: 500_00n })
    on('2026-04-10')
    await close('COMP', { expectedValue: 300_00 })
    const { outcomes, pipeline, conversions } = await overview('2026-03-01', '2026-04-30')
    expect(counts(outcomes.all)).toEqual({ won: 0, lost: 1, other: 0 })
    expect(outcomes.all.lost.expected).toBe(300_00n)
    expect(outcomes.times.map(({ ended }) => counts(ended))).toEqual([
      { won: 0, lost: 0, other: 0 },
      { won: 0, lost: 1, other: 0 },
    ])
    expect(pipeline.all.count).toBe(0)
    // Reopened it stood in the closing phase.
    expect(counts(conversions(ids.START))).toEqual({ entered: 1, on: 1, open: 0, out: 0 })
    expect(counts((await overview('2026-03-01', '2026-03-31')).outcomes.all)).toEqual({ won: 0, lost: 0, other: 0 })
  })

  test('and closed once more by the same reason is one lead in its reason', async () => {
    await close('WON', { expectedValue: 1_00 })
    await reopen()
    on('2026-03-05')
    await close('WON', { expectedValue: 2_00 })
    const { outcomes } = await overview('2026-03-01', '2026-03-31')
    expect(outcomes.reasons.map(({ figure }) => [figure.count, figure.expected])).toEqual([[1, 2_00n]])
    expect(outcomes.funnels.get(funnel.type.id)?.won).toMatchObject({ count: 1, expected: 2_00n })
  })
})

describe('through the funnel', () => {
  test('a lead that jumped was never in what lies between, and went on', async () => {
    on('2026-03-15')
    await jump('OFFER')
    const { turnover, conversions, pipeline } = await overview('2026-03-01', '2026-03-31')
    expect(counts(turnover(ids.START))).toEqual({ entered: 1, left: 1 })
    expect(counts(turnover(ids.TALK))).toEqual({ entered: 0, left: 0 })
    expect(counts(turnover(ids.OFFER))).toEqual({ entered: 1, left: 0 })
    expect(counts(conversions(ids.START))).toEqual({ entered: 1, on: 1, open: 0, out: 0 })
    expect(counts(conversions(ids.TALK))).toEqual({ entered: 0, on: 0, open: 0, out: 0 })
    expect(counts(conversions(ids.OFFER))).toEqual({ entered: 1, on: 0, open: 1, out: 0 })
    expect(pipeline.phases.filter(({ open }) => open.count > 0).map(({ phaseId }) => phaseId)).toEqual([ids.OFFER])
  })

  test('a lead that went back has been in the later phase and is open in the earlier one', async () => {
    on('2026-03-15')
    await complete()
    on('2026-03-16')
    await back()
    const { turnover, conversions, pipeline } = await overview('2026-03-01', '2026-03-31')
    expect(counts(turnover(ids.TALK))).toEqual({ entered: 1, left: 1 })
    expect(counts(conversions(ids.START))).toEqual({ entered: 1, on: 1, open: 0, out: 0 })
    expect(counts(conversions(ids.TALK))).toEqual({ entered: 1, on: 0, open: 1, out: 0 })
    expect(pipeline.phases.filter(({ open }) => open.count > 0).map(({ phaseId }) => phaseId)).toEqual([ids.START])
  })

  test('a lead that jumped over a phase and came back into it did not go on from there', async () => {
    on('2026-03-15')
    await jump('OFFER')
    on('2026-03-16')
    await back()
    const first = (await overview('2026-03-01', '2026-03-31')).conversions
    expect(counts(first(ids.TALK))).toEqual({ entered: 1, on: 0, open: 1, out: 0 })
    expect(counts(first(ids.START))).toEqual({ entered: 1, on: 1, open: 0, out: 0 })
    on('2026-03-17')
    await complete()
    const then = (await overview('2026-03-01', '2026-03-31')).conversions
    expect(counts(then(ids.TALK))).toEqual({ entered: 1, on: 1, open: 0, out: 0 })
  })

  test('a lead that enters a phase twice counts once there, in the cohort by its first entry', async () => {
    on('2026-03-15')
    await complete()
    on('2026-03-20')
    await back()
    on('2026-04-05')
    await complete()
    const whole = await overview('2026-03-01', '2026-04-30')
    expect(counts(whole.turnover(ids.TALK))).toEqual({ entered: 1, left: 1 })
    expect(counts(whole.turnover(ids.START))).toEqual({ entered: 1, left: 1 })
    expect(whole.conversions(ids.TALK).entered.count).toBe(1)
    const april = await overview('2026-04-01', '2026-04-30')
    expect(counts(april.turnover(ids.TALK))).toEqual({ entered: 1, left: 0 })
    expect(counts(april.conversions(ids.TALK))).toEqual({ entered: 0, on: 0, open: 0, out: 0 })
  })

  test.each([
    ['WON', 'on'],
    ['LOST', 'out'],
  ] as const)(
    'a lead closed as %s from the first phase is %s, though both pass the closing phase',
    async (code, part) => {
      on('2026-03-15')
      await close(code)
      const { conversions, turnover } = await overview('2026-03-01', '2026-03-31')
      expect(counts(conversions(ids.START))).toEqual({ entered: 1, on: 0, open: 0, out: 0, [part]: 1 })
      expect(counts(turnover(ids.END))).toEqual({ entered: 1, left: 1 })
    },
  )

  test('a lead that stood in the closing phase went on to it, lost there or gone back and lost', async () => {
    on('2026-03-15')
    await jump('END')
    on('2026-03-20')
    await back()
    const open = (await overview('2026-03-01', '2026-03-31')).conversions
    expect(counts(open(ids.START))).toEqual({ entered: 1, on: 1, open: 0, out: 0 })
    await close('LOST')
    const { conversions } = await overview('2026-03-01', '2026-03-31')
    expect(counts(conversions(ids.START))).toEqual({ entered: 1, on: 1, open: 0, out: 0 })
  })

  test('a lead moved to another account type left the old funnel without going on, and is open in the new one', async () => {
    const other = await makeFunnel()
    const [, talk] = other.funnel
    on('2026-03-15')
    await complete({ expectedValue: 80_00 } as never)
    const { version } = await customer()
    on('2026-03-16')
    await changeAccountType(ana, {
      ...{ customerId, version, accountType: other.type.id },
      ...{ leads: 'move', leadPhase: talk?.id ?? null, closingReason: null },
    })
    const old = await overview('2026-03-01', '2026-03-31')
    expect(old.pipeline.all.count).toBe(0)
    expect(counts(old.turnover(ids.TALK))).toEqual({ entered: 1, left: 1 })
    expect(counts(old.conversions(ids.START))).toEqual({ entered: 1, on: 1, open: 0, out: 0 })
    expect(counts(old.conversions(ids.TALK))).toEqual({ entered: 1, on: 0, open: 1, out: 0 })
    const now = await overview('2026-03-01', '2026-03-31', { funnel: other.type.id })
    expect(now.pipeline.all).toMatchObject({ count: 1, expected: 80_00n })
    expect(counts(now.turnover(talk?.id ?? ''))).toEqual({ entered: 1, left: 0 })
    on('2026-04-01')
    await close('WON', { expectedValue: 90_00 })
    // Closed where it is now, in no funnel twice.
    expect((await overview('2026-04-01', '2026-04-30')).outcomes.all.won.count).toBe(0)
    const { outcomes } = await overview('2026-04-01', '2026-04-30', { funnel: other.type.id })
    expect(outcomes.all.won).toMatchObject({ count: 1, expected: 90_00n })
  })
})

describe('whose a lead is', () => {
  const owners = async () => {
    const { outcomes } = await overview('2026-03-01', '2026-04-30')
    return [...outcomes.owners].map(([id, { won }]) => [id, won.count])
  }
  const give = async (owner: string | null) => {
    const { version, number, accountTypeId } = await customer()
    const read = CustomerFields(reading('EUR')).parse({ accountType: accountTypeId, name: 'Hotel', owner: owner ?? '' })
    const { accountType: _, ...fields } = read
    await editCustomer(ana, { ...fields, customerId, version, number })
  }

  test('its own owner goes before the customer’s', async () => {
    await give(tiago.userId)
    await close('WON')
    expect(await owners()).toEqual([[joost.userId, 1]])
    expect((await overview('2026-03-01', '2026-03-31', { owner: tiago.userId })).outcomes.all.won.count).toBe(0)
    expect((await overview('2026-03-01', '2026-03-31', { owner: joost.userId })).outcomes.all.won.count).toBe(1)
  })

  test('without one it is the customer’s, and without either nobody’s', async () => {
    const read = { name: 'Hotel Sol', accountType: funnel.type.id, owner: '' }
    customerId = (await createCustomer(ana, CustomerFields(reading('EUR')).parse(read))).entityId
    leadId = (await startLead(ana, { customerId, title: null })).entityId
    const open = (owner: string) => overview('2026-03-01', '2026-03-31', { owner }).then(({ pipeline }) => pipeline.all)
    expect((await open('nobody')).count).toBe(1)
    expect((await open(tiago.userId)).count).toBe(0)
    on('2026-03-02')
    await give(tiago.userId)
    expect((await open('nobody')).count).toBe(0)
    expect((await open(tiago.userId)).count).toBe(1)
    on('2026-03-03')
    const { version } = await findLead(leadId)
    const closingReason = (await findReason('WON')).id
    await closeLead(ana, { leadId, version, ...none, ...unplanned, closingReason, comment: null })
    expect(await owners()).toEqual([[tiago.userId, 1]])
    on('2026-03-04')
    await give(null)
    expect(await owners()).toEqual([['nobody', 1]])
  })
})

test('a team’s figures are those of its owners, of whom it is now', async () => {
  on('2026-03-10')
  await complete({ expectedValue: 40_00, score: 50 } as never)
  const counted = async (whose: { owner?: string; team?: string }) => {
    const { pipeline, turnover, conversions } = await overview('2026-03-01', '2026-04-30', whose)
    return [
      pipeline.all.count,
      pipeline.all.expected,
      turnover(ids.TALK).entered.count,
      conversions(ids.START).on.count,
    ]
  }
  const all = [1, 40_00n, 1, 1]
  const none = [0, 0n, 0, 0]
  expect(await counted({ team })).toEqual(all)
  expect(await counted({ team, owner: joost.userId })).toEqual(all)
  expect(await counted({ team, owner: tiago.userId })).toEqual(none)
  expect(await counted({ team, owner: 'nobody' })).toEqual(none)
  await putInto(null, 'joost')
  expect(await counted({ team })).toEqual(none)
  await putInto(team, 'joost')
  expect(await counted({ team })).toEqual(all)
  on('2026-03-20')
  await close('WON', { expectedValue: 60_00 })
  const { outcomes } = await overview('2026-03-01', '2026-04-30', { team })
  expect(outcomes.all.won).toMatchObject({ count: 1, expected: 60_00n })
  expect([...outcomes.owners.keys()]).toEqual([joost.userId])
})

test('what is of an archived customer counts nowhere until it is restored', async () => {
  on('2026-03-10')
  await complete({ expectedValue: 40_00, score: 50 } as never)
  await startLead(joost, { customerId, title: 'another' })
  await close('WON', { expectedValue: 60_00 })
  const all = async () =>
    (
      await allFigures(
        ana,
        { from: '2026-03-01', to: '2026-03-31', since: '2026-03-01', funnel: funnel.type.id },
        timeZone,
        Object.values(ids),
      )
    )
      .map(([path, { count, expected }]) => [path, count, expected] as const)
      .filter(([, count]) => count > 0)
  on('2026-12-31')
  const before = await all()
  expect(before.length).toBeGreaterThan(8)
  await archiveCustomer(ana, { customerId, version: (await customer()).version })
  expect(await all()).toEqual([])
  await restoreCustomer(ana, { customerId, version: (await customer()).version })
  expect(await all()).toEqual(before)
})

test('an organization where nothing happened has no figure but nought', async () => {
  const stranger = actorOf('stranger')
  on('2026-12-31')
  const phases = (
    await database().select().from(leadPhases).where(eq(leadPhases.organizationId, stranger.organizationId))
  ).map(({ id }) => id)
  const scope = { from: '2026-01-01', to: '2026-12-31', since: '2026-01-01' }
  const found = await allFigures(stranger, scope, timeZone, [...phases, ids.START])
  expect(found.length).toBeGreaterThan(20)
  for (const [path, figure] of found) {
    expect([path, figure.count, figure.expected ?? 0n]).toEqual([path, 0, 0n])
    expect([path, (await totalsBehind(stranger, figure, timeZone)).count]).toEqual([path, 0])
  }
})

/** The days on which things happen: around a clock change and the end of a month. */
const instants = fc
  .integer({ min: 0, max: 60 * 24 })
  .map((hour) => new Date(Date.UTC(2026, 2, 1) + hour * 3_600_000 + 1_800_000).toISOString())
const day = fc
  .integer({ min: 0, max: 70 })
  .map((days) => new Date(Date.UTC(2026, 1, 24 + days)).toISOString().slice(0, 10))

test('whatever is done, when and by whom, every figure lists exactly what it counts and sums', async () => {
  const [lead, prospect] = [await findPhase('CALL'), await findPhase('FIRST', 'PROSP')]
  const phases = (
    await database()
      .select()
      .from(leadPhases)
      .where(inArray(leadPhases.accountTypeId, [lead.accountTypeId, prospect.accountTypeId]))
  ).map(({ id }) => id)
  let something = 0
  const steps = fc.array(fc.tuple(anyStep, instants), { minLength: 8, maxLength: 24 })
  const scope = fc.record({
    period: fc.tuple(day, day),
    since: day,
    owner: fc.constantFrom(undefined, undefined, 'nobody', joost.userId, tiago.userId),
    team: fc.constantFrom(undefined, team),
    funnel: fc.constantFrom(undefined, undefined, lead.accountTypeId),
  })
  await fc.assert(
    fc.asyncProperty(steps, fc.array(scope, { minLength: 2, maxLength: 2 }), async (played, scopes) => {
      on('2026-03-01')
      const of = { joost: await makeCustomer('joost'), tiago: await makeCustomer('tiago') }
      for (const [step, instant] of played.toSorted(([, one], [, other]) => one.localeCompare(other))) {
        at(instant)
        await play(step.at % 2 ? joost : ana, step.at % 3 ? of.joost.id : of.tiago.id, step)
      }
      on('2026-05-05')
      for (const { period, ...more } of scopes) {
        const [from = '', to = ''] = period.sort()
        for (const [path, figure] of await allFigures(ana, { from, to, ...more }, timeZone, phases)) {
          const { count, expected } = await totalsBehind(ana, figure, timeZone)
          expect([path, count]).toEqual([path, figure.count])
          if ('expected' in figure) expect([path, expected]).toEqual([path, figure.expected])
          if (figure.count === 0) continue
          something++
          await agree(path, figure)
        }
        const { pipeline } = await findOverview(ana, { from, to, ...more }, timeZone)
        expect((await totalsBehind(ana, pipeline.all, timeZone)).weighted).toBe(weightedOf(pipeline.all))
      }
    }),
    { numRuns: 10, endOnFailure: true },
  )
  expect(something).toBeGreaterThan(200)
}, 120_000)
