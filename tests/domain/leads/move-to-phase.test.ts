import { describe, expect, test } from 'vitest'
import { addLeadPhase } from '@/lib/lead-phases/add-lead-phase'
import { closeLead } from '@/lib/leads/close-lead'
import { listPhaseRecords } from '@/lib/leads/list-phase-records'
import { moveToPhase } from '@/lib/leads/move-to-phase'
import { recordPhase } from '@/lib/leads/record-phase'
import { actorOf, newRequest } from '../../support/cast'
import { changesOf } from '../../support/changes-of'
import { expectRefusal } from '../../support/expect-refusal'
import { findAccountType, findLead, findPhase, findReason, makeLead } from '../../support/make'

const joost = actorOf('joost')
const seen = ({ id, version }: { id: string; version: number }) => ({ leadId: id, version, reason: null })
const into = async (code: string) => ({ leadPhase: (await findPhase(code)).id })
const values = { score: 70, expectedValue: 10_000_00, recurringValue: 500_00 }
const planned = { nextAction: 'Call', nextActionOn: '2026-04-01' }
const lastOperation = async (leadId: string) => (await changesOf(leadId)).at(-1)?.operation

describe('moving a lead to a phase', () => {
  test('is completing, jumping or going back, as the phase stands; values and next action stay', async () => {
    const lead = await makeLead()
    await recordPhase(joost, { ...seen(lead), ...values, ...planned, note: 'Kept' })
    const moves = [
      ['MEET', 'lead.phaseCompleted'],
      ['QUOTE', 'lead.jumped'],
      ['CALC', 'lead.returned'],
      ['CLOSED', 'lead.jumped'],
    ] as const
    for (const [code, operation] of moves) {
      await moveToPhase(joost, { ...seen(await findLead(lead.id)), ...(await into(code)) })
      expect(await lastOperation(lead.id)).toBe(operation)
    }
    expect(await findLead(lead.id)).toMatchObject({ ...planned, ...phaseOf(await into('CLOSED')), state: 'open' })
    const records = await listPhaseRecords(joost, lead.id)
    expect(records.map(({ enteredBy }) => enteredBy)).toEqual(['started', ...moves.map(([, how]) => entryOf[how])])
    for (const record of records) expect(record).toMatchObject(values)
    expect(records[0]?.note).toBe('Kept')
  })

  test('goes back one phase at a time, and nowhere outside the funnel', async () => {
    const lead = await makeLead('joost', { phase: 'QUOTE' })
    await expectRefusal(async () => moveToPhase(joost, { ...seen(lead), ...(await into('CALL')) }), 'lead.onePhaseBack')
    await expectRefusal(
      async () => moveToPhase(joost, { ...seen(lead), ...(await into('QUOTE')) }),
      'lead.onePhaseBack',
    )
    const visit = await findPhase('VISIT', 'PROSP')
    await expectRefusal(() => moveToPhase(joost, { ...seen(lead), leadPhase: visit.id }), 'lead.onePhaseBack')
  })

  test('is refused on a closed lead, an older version, to a viewer and on what is somebody else’s', async () => {
    const lead = await makeLead('tiago')
    const meeting = await into('MEET')
    await expectRefusal(() => moveToPhase(joost, { ...seen(lead), ...meeting }), 'forbidden')
    await expectRefusal(() => moveToPhase(actorOf('ines'), { ...seen(lead), ...meeting }), 'forbidden')
    await expectRefusal(() => moveToPhase(actorOf('stranger'), { ...seen(lead), ...meeting }), 'missing')
    await moveToPhase(actorOf('tiago'), { ...seen(lead), ...meeting })
    for (const code of ['MEET', 'CALC', 'CALL']) {
      const move = async () => moveToPhase(actorOf('tiago'), { ...seen(lead), ...(await into(code)) })
      await expectRefusal(move, 'changedMeanwhile')
    }
  })

  test('of two at once only one moves it, and the same request twice moves it once', async () => {
    const lead = await makeLead()
    const move = { ...seen(lead), ...(await into('MEET')) }
    const both = await Promise.allSettled([moveToPhase(joost, move), moveToPhase(actorOf('ana'), move)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const again = await findLead(lead.id)
    const request = { ...joost, ...newRequest() }
    const jump = { ...seen(again), ...(await into('QUOTE')) }
    const first = await moveToPhase(request, jump)
    expect((await moveToPhase(request, jump)).id).toBe(first.id)
    expect((await findLead(lead.id)).version).toBe(again.version + 1)
  })

  test('a lead closes in the closing phase that was chosen, if it lies ahead', async () => {
    const { id: accountTypeId } = await findAccountType('LEAD')
    const fields = { description: 'Shelved', phaseType: 'closing', orderNumber: 900, stalledAfterDays: null } as const
    const { entityId: shelved } = await addLeadPhase(actorOf('ana'), { accountTypeId, code: 'SHELF', ...fields })
    const { id: closingReason } = await findReason('LOST')
    const closing = { ...values, ...planned, note: null, closingReason, comment: null }
    const lead = await makeLead()
    const meeting = await into('MEET')
    await expectRefusal(() => closeLead(joost, { ...seen(lead), ...closing, ...meeting }), 'lead.phaseIsNotAhead')
    await closeLead(joost, { ...seen(lead), ...closing, leadPhase: shelved })
    expect(await findLead(lead.id)).toMatchObject({ state: 'closed', leadPhaseId: shelved })
    const usual = await makeLead()
    await closeLead(joost, { ...seen(usual), ...closing })
    expect(await findLead(usual.id)).toMatchObject({ state: 'closed', ...phaseOf(await into('CLOSED')) })
  })
})

const entryOf = { 'lead.phaseCompleted': 'completed', 'lead.jumped': 'jumped', 'lead.returned': 'returned' } as const
const phaseOf = ({ leadPhase }: { leadPhase: string }) => ({ leadPhaseId: leadPhase })
