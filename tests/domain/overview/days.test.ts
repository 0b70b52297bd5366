import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { organizations } from '@/db/schema'
import { closeLead } from '@/lib/leads/close-lead'
import { startLead } from '@/lib/leads/start-lead'
import { editOrganization } from '@/lib/organizations/edit-organization'
import { findOverview } from '@/lib/overview/find-overview'
import { actorOf } from '../../support/cast'
import { at } from '../../support/clock'
import { allFigures, rowsBehind } from '../../support/follow-figure'
import { makeFunnel } from '../../support/funnel'
import { findReason, makeCustomer } from '../../support/make'

const ana = actorOf('ana')
const joost = actorOf('joost')
const half = 30 * 60_000
const hours = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 3_600_000
let won: string

beforeAll(async () => {
  won = (await findReason('WON')).id
})

/** A day in a place: the instants at which it begins and is over, written down from the zone's rules, not computed. */
const places = [
  ['Europe/Lisbon', '2026-06-15', '2026-06-14T23:00Z', '2026-06-15T23:00Z', 24],
  ['Europe/Lisbon', '2026-03-29', '2026-03-29T00:00Z', '2026-03-29T23:00Z', 23],
  ['Europe/Amsterdam', '2025-10-26', '2025-10-25T22:00Z', '2025-10-26T23:00Z', 25],
  ['America/New_York', '2026-03-08', '2026-03-08T05:00Z', '2026-03-09T04:00Z', 23],
  ['America/Sao_Paulo', '2026-02-28', '2026-02-28T03:00Z', '2026-03-01T03:00Z', 24],
  ['America/Santiago', '2025-09-07', '2025-09-07T04:00Z', '2025-09-08T03:00Z', 23],
  ['Asia/Kolkata', '2025-12-31', '2025-12-30T18:30Z', '2025-12-31T18:30Z', 24],
  ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00Z', '2026-04-05T13:30Z', 24.5],
  ['Pacific/Auckland', '2026-04-05', '2026-04-04T11:00Z', '2026-04-05T12:00Z', 25],
] as const

describe.each(places)('in %s the %s', (timeZone, day, begins, ends, long) => {
  const before = new Date(Date.parse(begins) - half).toISOString()
  const early = new Date(Date.parse(begins) + half).toISOString()
  const late = new Date(Date.parse(ends) - half).toISOString()
  const after = new Date(Date.parse(ends) + half).toISOString()
  const monthBefore = new Date(Date.parse(begins) - 30 * 86_400_000).toISOString()
  let funnelId: string
  let phases: Record<string, string>

  beforeAll(async () => {
    at(monthBefore)
    await moveTo(timeZone)
    const { type, funnel } = await makeFunnel()
    funnelId = type.id
    phases = Object.fromEntries(funnel.map(({ id, code }) => [code, id]))
    for (const instant of [before, early, late, after]) {
      at(monthBefore)
      const customer = await makeCustomer('joost', { accountType: type.code })
      const closing = await startLead(joost, { customerId: customer.id, title: 'closed' })
      at(instant)
      await startLead(joost, { customerId: customer.id, title: 'begun' })
      await closeLead(joost, {
        ...{ leadId: closing.entityId, version: 1, closingReason: won, comment: null, note: null },
        ...{ score: 50, expectedValue: 100_00, recurringValue: 1_00, nextAction: null, nextActionOn: null },
      })
    }
  })

  const asked = async () => {
    at(new Date(Date.parse(ends) + 40 * 86_400_000).toISOString())
    const scope = { from: day, to: day, since: day, funnel: funnelId }
    return { scope, ...(await findOverview(ana, scope, timeZone)) }
  }

  test('begins and ends by its own clock', async () => {
    expect(hours(begins, ends)).toBe(long)
    const { outcomes, turnover, conversions } = await asked()
    // Half an hour before it and half an hour after it are other days.
    expect(outcomes.all.won).toMatchObject({ count: 2, expected: 200_00n, recurring: 2_00n })
    expect(outcomes.times.map(({ from, to, ended }) => [from, to, ended.won.count])).toEqual([[day, day, 2]])
    expect(outcomes.owners.get(joost.userId)?.won.count).toBe(2)
    expect(outcomes.reasons.map(({ figure }) => figure.count)).toEqual([2])
    // Since that day: nothing but what was before it is left out.
    expect(turnover(phases.START ?? '').left.count).toBe(3)
    expect(turnover(phases.START ?? '').entered.count).toBe(3)
    expect(turnover(phases.END ?? '').entered.count).toBe(3)
    expect(conversions(phases.START ?? '').entered.count).toBe(2)
    expect(conversions(phases.START ?? '').open.count).toBe(2)
    expect(conversions(phases.END ?? '').entered.count).toBe(2)
    expect(conversions(phases.END ?? '').on.count).toBe(2)
  })

  test('lists exactly what it counts', async () => {
    const { scope } = await asked()
    for (const [path, figure] of await allFigures(ana, scope, timeZone, Object.values(phases))) {
      const { filter: _, ...sums } = figure
      const rows = await rowsBehind(ana, figure, timeZone)
      expect({ path, ...rows }).toMatchObject({ path, ...sums, leads: figure.count })
    }
  })
})

test('the last half hour of a month is in that month, wherever UTC is', async () => {
  const timeZone = 'America/Sao_Paulo'
  await moveTo(timeZone)
  at('2026-06-01T12:00Z')
  const { type } = await makeFunnel()
  const customer = await makeCustomer('joost', { accountType: type.code })
  const lead = await startLead(joost, { customerId: customer.id, title: null })
  // The 1st of August in UTC, the 31st of July there.
  at('2026-08-01T02:30Z')
  await closeLead(joost, {
    ...{ leadId: lead.entityId, version: 1, closingReason: won, comment: null, note: null },
    ...{ score: null, expectedValue: 7_00, recurringValue: null, nextAction: null, nextActionOn: null },
  })
  at('2026-09-10T12:00Z')
  const scope = { from: '2026-07-01', to: '2026-08-31', since: '2026-07-01', funnel: type.id }
  const { outcomes } = await findOverview(ana, scope, timeZone)
  expect(outcomes.times.map(({ ended }) => ended.won.count)).toEqual([1, 0])
})

async function moveTo(timeZone: string) {
  const [row] = await database().select().from(organizations).where(eq(organizations.id, ana.organizationId))
  if (!row) throw new Error('no organization')
  const { version, name, currency, recurringPeriod, language, funnelOn } = row
  await editOrganization(ana, {
    ...{ version, name, currency, recurringPeriod, language, funnelOn },
    ...{ timeZone, funnelOff: false },
  } as Parameters<typeof editOrganization>[1])
}
