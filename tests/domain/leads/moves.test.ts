import { asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { phaseRecords } from '@/db/schema'
import { closeLead } from '@/lib/leads/close-lead'
import { goBack } from '@/lib/leads/go-back'
import { jumpForward } from '@/lib/leads/jump-forward'
import { recordPhase } from '@/lib/leads/record-phase'
import { reopenLead } from '@/lib/leads/reopen-lead'
import { startLead } from '@/lib/leads/start-lead'
import { actorOf } from '../../support/cast'
import { changesOf } from '../../support/changes-of'
import { expectRefusal } from '../../support/expect-refusal'
import { findLead, findPhase, findReason, makeCustomer, makeLead } from '../../support/make'

const joost = actorOf('joost')
const values = {
  score: 70,
  expectedValue: 10_000_00,
  recurringValue: null,
  note: 'Kept',
  nextAction: 'Call',
  nextActionOn: '2026-04-01',
}
const recordsOf = (leadId: string) =>
  database().select().from(phaseRecords).where(eq(phaseRecords.leadId, leadId)).orderBy(asc(phaseRecords.ordinal))
const seen = (lead: { id: string; version: number }) => ({ leadId: lead.id, version: lead.version })

describe('recording', () => {
  test('keeps the values with the current phase, and a second time with nothing new changes nothing', async () => {
    const lead = await makeLead()
    await recordPhase(joost, { ...seen(lead), ...values })
    const after = await findLead(lead.id)
    expect(after).toMatchObject({ nextAction: 'Call', nextActionOn: '2026-04-01', version: 2 })
    expect((await recordsOf(lead.id)).map((one) => one.score)).toEqual([70])
    const change = await recordPhase(joost, { ...seen(after), ...values })
    expect(change.id).toBeNull()
    expect(await findLead(lead.id)).toEqual(after)
  })

  test('is refused on a closed lead, to a viewer, on somebody else’s lead, and for strangers', async () => {
    const lead = await makeLead('tiago')
    await expectRefusal(() => recordPhase(joost, { ...seen(lead), ...values }), 'forbidden')
    await expectRefusal(() => recordPhase(actorOf('ines'), { ...seen(lead), ...values }), 'forbidden')
    await expectRefusal(() => recordPhase(actorOf('stranger'), { ...seen(lead), ...values }), 'missing')
  })
})

describe('moving about', () => {
  test('forward over phases leaves them without a record; back makes a new record and keeps the old', async () => {
    const lead = await makeLead()
    const calculation = await findPhase('CALC')
    await jumpForward(joost, { ...seen(lead), leadPhase: calculation.id, reason: 'As last year' })
    await goBack(joost, { leadId: lead.id, version: 2, reason: null })
    const meeting = await findPhase('MEET')
    const records = await recordsOf(lead.id)
    expect(records.map((one) => one.enteredBy)).toEqual(['started', 'jumped', 'returned'])
    expect(records.map((one) => one.leadPhaseId)).toEqual([lead.leadPhaseId, calculation.id, meeting.id])
    expect(records.filter((one) => one.endedAt === null)).toHaveLength(1)
    expect((await changesOf(lead.id)).map((one) => one.operation)).toEqual([
      'lead.started',
      'lead.jumped',
      'lead.returned',
    ])
  })

  test('only ahead, and not back from the first phase', async () => {
    const lead = await makeLead('joost', { phase: 'CALC' })
    const meeting = await findPhase('MEET')
    await expectRefusal(
      () => jumpForward(joost, { ...seen(lead), leadPhase: meeting.id, reason: null }),
      'lead.phaseIsNotAhead',
      'leadPhase',
    )
    const first = await makeLead()
    await expectRefusal(() => goBack(joost, { ...seen(first), reason: null }), 'lead.hasNoPreviousPhase')
  })
})

describe('closing', () => {
  const close = async (lead: { id: string; version: number }, code = 'WON', comment: string | null = null) =>
    closeLead(joost, { ...seen(lead), ...values, closingReason: (await findReason(code)).id, comment })

  test('in the closing phase ends the lead with reason, day and person', async () => {
    const lead = await makeLead('joost', { phase: 'CLOSED' })
    await close(lead, 'WON', 'Fast drawings')
    const won = await findReason('WON')
    const closed = await findLead(lead.id)
    expect(closed).toMatchObject({
      state: 'closed',
      closingReasonId: won.id,
      closedBy: joost.userId,
      closingComment: 'Fast drawings',
      nextAction: null,
    })
    expect((await recordsOf(lead.id)).every((one) => one.endedAt !== null)).toBe(true)
    expect((await changesOf(lead.id)).at(-1)).toMatchObject({ facts: { reason: won.description, outcome: 'won' } })
  })

  test('from an earlier phase goes through the closing phase', async () => {
    const lead = await makeLead()
    await close(lead, 'LOST')
    const closing = await findPhase('CLOSED')
    const records = await recordsOf(lead.id)
    expect(records.at(-1)).toMatchObject({ leadPhaseId: closing.id, enteredBy: 'jumped', score: 70 })
    expect((await findLead(lead.id)).leadPhaseId).toBe(closing.id)
  })

  test('needs a reason in use; a closed lead takes no more changes until it is reopened', async () => {
    const lead = await makeLead('joost', { phase: 'CLOSED' })
    const nowhere = { ...seen(lead), ...values, closingReason: lead.id, comment: null }
    await expectRefusal(() => closeLead(joost, nowhere), 'lead.reasonMissing', 'closingReason')
    await close(lead)
    const closed = await findLead(lead.id)
    await expectRefusal(() => recordPhase(joost, { ...seen(closed), ...values }), 'lead.isClosed')
    await reopenLead(joost, seen(closed))
    const open = await findLead(lead.id)
    expect(open).toMatchObject({
      state: 'open',
      closingReasonId: null,
      closedAt: null,
      currentOrdinal: closed.currentOrdinal + 1,
    })
    expect((await recordsOf(lead.id)).at(-1)).toMatchObject({ enteredBy: 'reopened', score: 70, endedAt: null })
    await expectRefusal(() => reopenLead(joost, seen(open)), 'lead.isOpen')
  })

  test('by two at once happens once', async () => {
    const lead = await makeLead('joost', { phase: 'CLOSED' })
    const answers = await Promise.allSettled([close(lead, 'WON'), close(lead, 'LOST')])
    expect(answers.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await changesOf(lead.id)).filter((one) => one.operation === 'lead.closed')).toHaveLength(1)
  })
})

describe('starting', () => {
  test('opens the initial phase; several leads at once are fine', async () => {
    const customer = await makeCustomer()
    const first = await startLead(joost, { customerId: customer.id, title: 'Heating' })
    await startLead(joost, { customerId: customer.id, title: 'Cooling' })
    expect(await findLead(first.entityId)).toMatchObject({ title: 'Heating', state: 'open', currentOrdinal: 1 })
  })

  test('is refused where the account type has no lead phases', async () => {
    const customer = await makeCustomer('joost', { accountType: 'CUST' })
    await expectRefusal(() => startLead(joost, { customerId: customer.id, title: null }), 'lead.accountTypeHasNoPhases')
  })
})
