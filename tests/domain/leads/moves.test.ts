import { asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { phaseRecords } from '@/db/schema'
import { clock } from '@/lib/clock'
import { addClosingReason } from '@/lib/closing-reasons/add-closing-reason'
import { archiveClosingReason } from '@/lib/closing-reasons/archive-closing-reason'
import { archiveCustomer } from '@/lib/customers/archive-customer'
import { restoreLeadPhase } from '@/lib/lead-phases/restore-lead-phase'
import { archiveLeadPhase } from '@/lib/leads/archive-lead-phase'
import { closeLead } from '@/lib/leads/close-lead'
import { editAccountType } from '@/lib/leads/edit-account-type'
import { goBack } from '@/lib/leads/go-back'
import { jumpForward } from '@/lib/leads/jump-forward'
import { recordPhase } from '@/lib/leads/record-phase'
import { reopenLead } from '@/lib/leads/reopen-lead'
import { startLead } from '@/lib/leads/start-lead'
import { undoChange } from '@/lib/undo/undo-change'
import { deactivateMember } from '@/lib/users/deactivate-member'
import { actorOf } from '../../support/cast'
import { changesOf } from '../../support/changes-of'
import { expectRefusal } from '../../support/expect-refusal'
import { makeFunnel, noSettlement, phaseIn } from '../../support/funnel'
import { findAccountType, findLead, findPhase, findReason, makeCustomer, makeLead } from '../../support/make'
import { closingReasonForm, makeCustomerAt, makeMemberAt } from '../../support/targets'

const ana = actorOf('ana')
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

  test('back goes where the person was told, or nowhere', async () => {
    const lead = await makeLead('joost', { phase: 'MEET' })
    const leadPhase = (await findPhase('CALC')).id
    await expectRefusal(() => goBack(joost, { ...seen(lead), leadPhase, reason: null }), 'changedMeanwhile')
    const call = await findPhase('CALL')
    await goBack(joost, { ...seen(lead), leadPhase: call.id, reason: null })
    expect((await findLead(lead.id)).leadPhaseId).toBe(call.id)
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
    const { entityId: gone } = await addClosingReason(ana, closingReasonForm())
    await archiveClosingReason(ana, { closingReasonId: gone, version: 1 })
    const only = [(await findAccountType('PROSP')).id]
    const { entityId: ofOthers } = await addClosingReason(ana, { ...closingReasonForm(), accountTypes: only })
    for (const closingReason of [lead.id, gone, ofOthers])
      await expectRefusal(() => closeLead(joost, { ...nowhere, closingReason }), 'lead.reasonMissing', 'closingReason')
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

describe('reopening', () => {
  const lost = async () => ({ ...values, closingReason: (await findReason('LOST')).id, comment: null })
  const closedAt = async (customerId: string) => {
    const { entityId } = await startLead(ana, { customerId, title: null })
    await closeLead(ana, { leadId: entityId, version: 1, ...(await lost()) })
    return entityId
  }

  test('is refused where its phase is archived by now, or its account type has no phases any more', async () => {
    const { type } = await makeFunnel()
    const end = await phaseIn(type.id, 'END')
    const { id: customerId } = await makeCustomer('joost', { accountType: type.code })
    const leadId = await closedAt(customerId)
    const reopen = async () => reopenLead(ana, seen(await findLead(leadId)))

    await archiveLeadPhase(ana, { ...end.seen, ...noSettlement })
    await expectRefusal(reopen, 'lead.cannotReopen')
    await restoreLeadPhase(ana, { ...end.seen, version: end.version + 1 })
    const { version } = await findAccountType(type.code)
    await editAccountType(ana, { ...type, ...noSettlement, accountTypeId: type.id, version, leadPhases: false })
    await expectRefusal(reopen, 'lead.cannotReopen')
    const closing = (await changesOf(leadId)).at(-1)?.id ?? ''
    await expectRefusal(() => undoChange(ana, { changeId: closing }), 'undo.phasesOff')
    expect((await findLead(leadId)).state).toBe('closed')
  })

  test('is refused where its customer is archived', async () => {
    const { id: customerId } = await makeCustomer('joost')
    const leadId = await closedAt(customerId)
    await archiveCustomer(ana, { customerId, version: 1 })
    await expectRefusal(async () => reopenLead(ana, seen(await findLead(leadId))), 'customer.isArchived')
  })

  test('by a machine whose clock is behind is never before the closing', async () => {
    const lead = await makeLead('joost', { phase: 'CLOSED' })
    const { now } = clock
    clock.now = () => new Date(now().getTime() + 60_000)
    await closeLead(joost, { ...seen(lead), ...(await lost()) })
    clock.now = now
    await reopenLead(joost, seen(await findLead(lead.id)))
    const [closed, open] = (await recordsOf(lead.id)).slice(-2)
    expect(open?.enteredAt).toEqual(closed?.endedAt)
  })

  test('a lead whose owner has left goes on with the owner of its customer', async () => {
    const { userId, version } = await makeMemberAt({ admin: ana, owner: null })
    const { customerId } = await makeCustomerAt({ admin: ana, owner: userId })
    const leadId = await closedAt(customerId)
    await deactivateMember(ana, { userId, version, owner: joost.userId })
    expect((await findLead(leadId)).ownerId).toBe(userId)
    const closing = (await changesOf(leadId)).at(-1)?.id ?? ''
    await expectRefusal(() => undoChange(ana, { changeId: closing }), 'undo.ownerGone')
    await reopenLead(ana, seen(await findLead(leadId)))
    expect(await findLead(leadId)).toMatchObject({ state: 'open', ownerId: null })
  })
})
