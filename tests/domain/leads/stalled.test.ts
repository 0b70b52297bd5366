import { and, eq, ne } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { database } from '@/db/client'
import { stayTotals } from '@/db/schema'
import { editLeadPhase } from '@/lib/lead-phases/edit-lead-phase'
import { closeLead } from '@/lib/leads/close-lead'
import { completePhase } from '@/lib/leads/complete-phase'
import { findStalledLimit, stalledLimits } from '@/lib/leads/stalled'
import { startLead } from '@/lib/leads/start-lead'
import { actorOf } from '../../support/cast'
import { at } from '../../support/clock'
import { makeFunnel, phaseIn } from '../../support/funnel'
import { findLead, findReason, makeCustomer } from '../../support/make'

const ana = actorOf('ana')

/** As many stays in a phase as there are days, each of so many. */
const stayed = (leadPhaseId: string, days: number[], ending = 'forward') =>
  database()
    .insert(stayTotals)
    .values(
      days.map((each) => ({
        ...{ organizationId: ana.organizationId, leadPhaseId, ending, since: 'infinity' },
        ...{ days: each, count: 1n },
      })),
    )

const upTo = (most: number) => Array.from({ length: most }, (_, at) => at + 1)

test('a lead is stalled after what is set for its phase, else after four fifths of the stays that ended forward', async () => {
  const { type } = await makeFunnel()
  const phases = Object.fromEntries(
    await Promise.all(['START', 'TALK', 'OFFER'].map(async (code) => [code, await phaseIn(type.id, code)] as const)),
  )
  const limitOf = (code: string) => findStalledLimit(ana, phases[code]?.id ?? '')
  await stayed(phases.START?.id ?? '', upTo(20))
  await stayed(phases.TALK?.id ?? '', upTo(19))
  await stayed(phases.OFFER?.id ?? '', upTo(20), 'away')
  // percentile_cont(0.8) of 1 to 20 is 16.2.
  expect([await limitOf('START'), await limitOf('TALK'), await limitOf('OFFER')]).toEqual([17, undefined, undefined])

  const { description, code, phaseType, orderNumber, seen } = await phaseIn(type.id, 'START')
  await editLeadPhase(ana, {
    ...seen,
    code,
    description,
    phaseType: phaseType as 'initial',
    orderNumber,
    stalledAfterDays: 5,
  })
  expect(await limitOf('START')).toBe(5)
  const all = (await stalledLimits(ana)).filter(({ phaseId }) => Object.values(phases).some(({ id }) => id === phaseId))
  expect(all).toEqual([{ phaseId: phases.START?.id, days: 5, from: 'settings' }])
})

test('a lead closed from an earlier phase went forward only if it was won, and did not stay where it was closed', async () => {
  const { type } = await makeFunnel()
  const values = {
    score: 50,
    expectedValue: null,
    recurringValue: null,
    note: null,
    nextAction: null,
    nextActionOn: null,
  }
  const seen = async (leadId: string) => ({ leadId, version: (await findLead(leadId)).version, ...values })
  const closed = async (code: string, completes = 0) => {
    at('2026-03-02T10:00:00Z')
    const { id: customerId } = await makeCustomer('ana', { accountType: type.code })
    const { entityId: leadId } = await startLead(ana, { customerId, title: null })
    at('2026-03-05T10:00:00Z')
    for (let time = 0; time < completes; time += 1) await completePhase(ana, await seen(leadId))
    at('2026-03-09T10:00:00Z')
    const { id: closingReason } = await findReason(code)
    await closeLead(ana, { ...(await seen(leadId)), closingReason, comment: null })
  }
  const staysIn = async (code: string) => {
    const { id } = await phaseIn(type.id, code)
    const rows = await database()
      .select()
      .from(stayTotals)
      .where(and(eq(stayTotals.leadPhaseId, id), ne(stayTotals.count, 0n)))
    return rows.map(({ ending, days, count }) => `${count} ${ending} after ${days}`).sort()
  }
  await closed('LOST')
  await closed('WON')
  expect(await staysIn('START')).toEqual(['1 away after 7', '1 forward after 7'])
  expect(await staysIn('END')).toEqual([])
  await closed('LOST', 3)
  expect(await staysIn('START')).toEqual(['1 away after 7', '1 forward after 3', '1 forward after 7'])
  expect(await staysIn('END')).toEqual(['1 away after 4'])
})
