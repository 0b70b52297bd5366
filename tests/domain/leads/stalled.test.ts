import { expect, test } from 'vitest'
import { database } from '@/db/client'
import { stayTotals } from '@/db/schema'
import { editLeadPhase } from '@/lib/lead-phases/edit-lead-phase'
import { findStalledLimit, stalledLimits } from '@/lib/leads/stalled'
import { actorOf } from '../../support/cast'
import { makeFunnel, phaseIn } from '../../support/funnel'

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
