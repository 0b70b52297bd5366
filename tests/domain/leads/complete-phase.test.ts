import { asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { phaseRecords } from '@/db/schema'
import { type CompletePhase, completePhase } from '@/lib/leads/complete-phase'
import { ChangedMeanwhile } from '@/lib/refusal'
import { actorOf, newRequest } from '../../support/cast'
import { changesOf } from '../../support/changes-of'
import { at } from '../../support/clock'
import { expectRefusal } from '../../support/expect-refusal'
import { findLead, findPhase, makeLead } from '../../support/make'

const typed = {
  score: 64,
  expectedValue: 48_500_00,
  recurringValue: 6_200_00,
  note: 'Count 42 rooms',
  nextAction: 'Send the quote',
  nextActionOn: '2026-03-12',
}

const form = (lead: { id: string; version: number }, more: Partial<CompletePhase> = {}): CompletePhase => ({
  leadId: lead.id,
  version: lead.version,
  ...typed,
  ...more,
})

const recordsOf = (leadId: string) =>
  database().select().from(phaseRecords).where(eq(phaseRecords.leadId, leadId)).orderBy(asc(phaseRecords.ordinal))

describe('completing a phase', () => {
  test('keeps what was typed, opens the next phase prefilled, and is recorded', async () => {
    at('2026-03-01T09:00Z')
    const lead = await makeLead('joost', { phase: 'CALC' })
    const now = at('2026-03-10T10:00Z')
    const change = await completePhase(actorOf('joost'), form(lead))

    const records = await recordsOf(lead.id)
    const { id: quote } = await findPhase('QUOTE')
    expect(records.at(-2)).toMatchObject({ score: 64, note: 'Count 42 rooms', endedAt: now })
    expect(records.at(-1)).toMatchObject({
      leadPhaseId: quote,
      score: 64,
      note: null,
      endedAt: null,
      enteredBy: 'completed',
    })
    expect(await findLead(lead.id)).toMatchObject({
      leadPhaseId: quote,
      version: lead.version + 1,
      nextAction: 'Send the quote',
      nextActionOn: '2026-03-12',
    })
    expect((await changesOf(lead.id)).at(-1)).toMatchObject({
      id: change.id,
      operation: 'lead.phaseCompleted',
      entityVersion: lead.version + 1,
      userId: actorOf('joost').userId,
      facts: { phase: 'Calculation', next: 'Send quote' },
      at: now,
    })
  })

  test('is refused in the closing phase', async () => {
    const lead = await makeLead('joost', { phase: 'CLOSED' })
    await expectRefusal(() => completePhase(actorOf('joost'), form(lead)), 'lead.hasNoNextPhase')
  })

  test("is refused to a viewer and on a colleague's lead", async () => {
    const lead = await makeLead('joost')
    await expectRefusal(() => completePhase(actorOf('ines'), form(lead)), 'forbidden')
    await expectRefusal(() => completePhase(actorOf('tiago'), form(lead)), 'forbidden')
  })

  test('of another organization finds nothing', async () => {
    const lead = await makeLead('stranger')
    await expectRefusal(() => completePhase(actorOf('ana'), form(lead)), 'missing')
  })

  test('by two people at once has one effect; the other learns that it changed meanwhile', async () => {
    const lead = await makeLead('joost')
    const both = await Promise.allSettled([
      completePhase(actorOf('joost', newRequest()), form(lead, { score: 30 })),
      completePhase(actorOf('ana', newRequest()), form(lead, { score: 70 })),
    ])
    const refused = both.filter((one) => one.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]?.reason).toBeInstanceOf(ChangedMeanwhile)
    expect(await recordsOf(lead.id)).toHaveLength(2)
    expect(await changesOf(lead.id)).toHaveLength(2)
  })

  test('sent twice at once is done once, with the same answer', async () => {
    const lead = await makeLead('joost')
    const actor = actorOf('joost', newRequest())
    const [one, other] = await Promise.all([completePhase(actor, form(lead)), completePhase(actor, form(lead))])
    expect(one).toEqual(other)
    expect(await completePhase(actor, form(lead))).toEqual(one)
    expect(await changesOf(lead.id)).toHaveLength(2)
  })
})

test('it goes where the person was told: with another next phase by now, nothing is done', async () => {
  const lead = await makeLead('joost', { phase: 'MEET' })
  const phaseOf = async (code: string) => (await findPhase(code)).id
  await expectRefusal(
    async () => completePhase(actorOf('joost'), form(lead, { leadPhase: await phaseOf('QUOTE') })),
    'changedMeanwhile',
  )
  expect(await findLead(lead.id)).toEqual(lead)
  await completePhase(actorOf('joost'), form(lead, { leadPhase: await phaseOf('CALC') }))
  expect((await findLead(lead.id)).leadPhaseId).toBe(await phaseOf('CALC'))
})
