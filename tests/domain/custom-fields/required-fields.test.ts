import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { leadPhaseRequiredFields } from '@/db/schema'
import { archiveCustomField, restoreCustomField } from '@/lib/custom-fields/archive-custom-field'
import { findValuesOf } from '@/lib/custom-fields/find-values'
import type { CustomField } from '@/lib/custom-fields/list-custom-fields'
import type { Value } from '@/lib/custom-fields/vocabulary'
import { editCustomer } from '@/lib/customers/edit-customer'
import { editLeadPhase } from '@/lib/lead-phases/edit-lead-phase'
import { changeAccountType } from '@/lib/leads/change-account-type'
import { closeLead } from '@/lib/leads/close-lead'
import { completePhase } from '@/lib/leads/complete-phase'
import { goBack } from '@/lib/leads/go-back'
import { jumpForward } from '@/lib/leads/jump-forward'
import { moveToPhase } from '@/lib/leads/move-to-phase'
import { recordPhase } from '@/lib/leads/record-phase'
import { FieldsMissing } from '@/lib/refusal'
import { undoChange } from '@/lib/undo/undo-change'
import { carryOutRun, rehearsed } from '../../support/bulk'
import { actorOf } from '../../support/cast'
import { changesOf } from '../../support/changes-of'
import { findField, makeField } from '../../support/custom-fields'
import { expectRefusal } from '../../support/expect-refusal'
import { findAccountType, findLead, findPhase, findReason, makeLead } from '../../support/make'
import { expectReplayed, expectReplayedOf } from '../../support/replay'
import { allRows } from '../../support/rows'
import { customerForm, findCustomerRow } from '../../support/seen'
import { empty, keep } from '../../support/targets'

const ana = actorOf('ana')
const joost = actorOf('joost')

let ofLead: CustomField
let ofCustomer: CustomField
let ofClosing: CustomField

/** The phases CALL and MEET, and the closing one, each require one; see beforeAll. */
async function requireIn(code: string, requiredFields: string[]) {
  const { id, version, code: own, description, phaseType, orderNumber, stalledAfterDays } = await findPhase(code)
  const form = { leadPhaseId: id, version, code: own, description, orderNumber, stalledAfterDays, requiredFields }
  return editLeadPhase(ana, { ...form, phaseType: phaseType as 'regular' })
}

beforeAll(async () => {
  ofLead = await makeField('number', { subject: 'lead', name: 'Roof area' })
  ofCustomer = await makeField('yesNo', { name: 'Key account' })
  ofClosing = await makeField('day', { subject: 'lead', name: 'Delivery' })
  await requireIn('CALL', [ofLead.id, ofCustomer.id])
  await requireIn('CLOSED', [ofClosing.id])
})

const missing = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error: unknown) => {
      if (error instanceof FieldsMissing) return error.missing.map(({ name }) => name)
      throw error
    },
  )

const filled = (more: Record<string, Value> = {}) => ({ custom: { [ofLead.id]: 80, [ofCustomer.id]: false, ...more } })
const inCall = async () => {
  const { id: leadId, version, customerId } = await makeLead('joost')
  const customerVersion = (await findCustomerRow(customerId)).version
  return { seen: { leadId, version, ...empty, customerVersion }, leadId, customerId, version }
}

describe('completing a phase', () => {
  test('is refused with the list of what is missing, and done with it in the same form', async () => {
    const { seen, leadId, customerId } = await inCall()
    await expectRefusal(() => completePhase(joost, seen), 'lead.fieldsMissing')
    expect(await missing(completePhase(joost, seen))).toEqual(['Roof area', 'Key account'])
    const half = { ...seen, custom: { [ofLead.id]: 80, [ofCustomer.id]: null } }
    expect(await missing(completePhase(joost, half))).toEqual(['Key account'])
    const before = await allRows()
    const change = await completePhase(joost, { ...seen, ...filled() })
    expect((await findLead(leadId)).leadPhaseId).not.toBe((await findPhase('CALL')).id)
    expect((await findValuesOf(ana, 'lead', leadId)).get(ofLead.id)).toBe(80)
    expect((await findValuesOf(ana, 'customer', customerId)).get(ofCustomer.id)).toBe(false)
    const [of, edited] = [(await changesOf(leadId)).at(-1), (await changesOf(customerId)).at(-1)]
    expect(edited).toMatchObject({ operation: 'customer.edited', batchId: of?.batchId })
    await expectReplayedOf(customerId)
    await undoChange(joost, { changeId: change.id ?? '' })
    expect(await allRows()).toEqual(before)
  })

  test('asks nothing that was filled before', async () => {
    const { seen, leadId } = await inCall()
    await recordPhase(joost, { ...seen, ...filled() })
    await completePhase(joost, { leadId, version: (await findLead(leadId)).version, ...empty })
  })

  test('does not take away what is required', async () => {
    const { seen, leadId } = await inCall()
    await recordPhase(joost, { ...seen, ...filled() })
    const { version } = await findLead(leadId)
    const emptied = { leadId, version, ...empty, custom: { [ofLead.id]: null } }
    expect(await missing(completePhase(joost, emptied))).toEqual(['Roof area'])
  })

  test('takes no field of a customer that one may not change', async () => {
    const { seen, customerId } = await inCall()
    await editCustomer(ana, { ...(await customerForm(customerId)), owner: actorOf('tiago').userId })
    const customerVersion = (await findCustomerRow(customerId)).version
    await expectRefusal(() => completePhase(joost, { ...seen, customerVersion, ...filled() }), 'forbidden')
    // The lead itself is his.
    await recordPhase(joost, { ...seen, custom: { [ofLead.id]: 80 } })
  })

  test('asks nothing of an archived field', async () => {
    const { seen } = await inCall()
    const { id: customFieldId, version } = await findField(ofLead.id)
    await archiveCustomField(ana, { customFieldId, version })
    expect(await missing(completePhase(joost, seen))).toEqual(['Key account'])
    await restoreCustomField(ana, { customFieldId, version: version + 1 })
  })
})

describe('the other ways forward', () => {
  test('by jumping are refused too, also over a phase that requires something', async () => {
    const { seen, leadId } = await inCall()
    const { id: leadPhase } = await findPhase('CALC')
    const jump = { leadId, version: seen.version, leadPhase, reason: null }
    expect(await missing(jumpForward(joost, jump))).toEqual(['Roof area', 'Key account'])
    const meeting = await makeLead('joost')
    await requireIn('MEET', [ofClosing.id])
    await recordPhase(joost, { leadId: meeting.id, version: meeting.version, ...empty, ...filled() })
    const over = { leadId: meeting.id, version: meeting.version + 1, leadPhase, reason: null }
    expect(await missing(jumpForward(joost, over))).toEqual(['Delivery'])
    await jumpForward(joost, { ...over, custom: { [ofClosing.id]: '2026-05-01' } })
    await requireIn('MEET', [])
  })

  test('on the board are refused too', async () => {
    const { leadId, version } = await inCall()
    const { id: leadPhase } = await findPhase('MEET')
    expect(await missing(moveToPhase(joost, { leadId, version, leadPhase, reason: null }))).toHaveLength(2)
  })

  test('by winning ask for what the closing phase requires too; by losing and going back for nothing', async () => {
    const { seen, leadId } = await inCall()
    const [won, lost] = [await findReason('WON'), await findReason('LOST')]
    const close = { ...seen, closingReason: won.id, comment: null }
    expect(await missing(closeLead(joost, close))).toEqual(['Roof area', 'Delivery', 'Key account'])
    await closeLead(joost, { ...close, ...filled({ [ofClosing.id]: '2026-05-01' }) })
    const other = await inCall()
    await closeLead(joost, { ...other.seen, closingReason: lost.id, comment: null })
    const back = await makeLead('joost')
    await completePhase(joost, { leadId: back.id, version: back.version, ...empty, ...filled() })
    await goBack(joost, { leadId: back.id, version: back.version + 1, reason: null })
    expect((await findLead(leadId)).state).toBe('closed')
  })

  test('of many at once are refused one by one, by the same rule', async () => {
    const [one, other] = [await inCall(), await inCall()]
    await recordPhase(joost, { ...one.seen, ...filled({ [ofClosing.id]: '2026-05-01' }) })
    for (const { leadId } of [one, other]) {
      const { version } = await findLead(leadId)
      const { id: leadPhase } = await findPhase('CLOSED')
      await requireIn('CALL', [])
      await jumpForward(joost, { leadId, version, leadPhase, reason: null })
      await requireIn('CALL', [ofLead.id, ofCustomer.id])
    }
    const rows = [one, other].map(({ leadId, customerId }) => ({ customerId, leadId }))
    const run = await rehearsed(ana, 'close', rows, { closingReason: (await findReason('WON')).id, comment: '' })
    await carryOutRun(ana, run)
    expect((await findLead(one.leadId)).state).toBe('closed')
    expect((await findLead(other.leadId)).state).toBe('open')
  })

  test('by closing as won with another account type are refused too', async () => {
    const { customerId } = await inCall()
    const { version } = await findCustomerRow(customerId)
    const to = { customerId, version, ...keep, accountType: (await findAccountType('CUST')).id }
    const won = { ...to, leads: 'close' as const, closingReason: (await findReason('WON')).id }
    expect(await missing(changeAccountType(joost, won))).toContain('Roof area')
  })
})

describe('what a phase requires', () => {
  const requiredBy = async (code: string) =>
    (
      await database()
        .select()
        .from(leadPhaseRequiredFields)
        .where(and(eq(leadPhaseRequiredFields.leadPhaseId, (await findPhase(code)).id)))
    ).map(({ fieldId }) => fieldId)

  test('is said in its form, recorded, taken back, and stays where a form does not ask', async () => {
    const before = await allRows()
    const change = await requireIn('CALC', [ofCustomer.id])
    expect(await requiredBy('CALC')).toEqual([ofCustomer.id])
    const [last] = (await changesOf((await findPhase('CALC')).id)).slice(-1)
    expect(last?.rows.map(({ table }) => table)).toContain('leadPhaseRequiredFields')
    await undoChange(ana, { changeId: change.id ?? '' })
    expect(await allRows()).toEqual(before)
    await requireIn('CALC', [ofCustomer.id, ofLead.id])
    const { id, version, code, description, phaseType, orderNumber } = await findPhase('CALC')
    const form = { leadPhaseId: id, version, code, description, phaseType: phaseType as 'regular', orderNumber }
    await editLeadPhase(ana, { ...form, stalledAfterDays: 9 })
    expect(await requiredBy('CALC')).toHaveLength(2)
    await expectReplayed()
  })

  test('by two admins at once is both', async () => {
    await requireIn('CALC', [])
    const { id, version, code, description, phaseType, orderNumber, stalledAfterDays } = await findPhase('CALC')
    const form = { leadPhaseId: id, version, code, description, phaseType: phaseType as 'regular', orderNumber }
    await editLeadPhase(ana, { ...form, stalledAfterDays, requiredFields: [ofLead.id] })
    await editLeadPhase(ana, { ...form, stalledAfterDays, requiredFields: [ofCustomer.id] })
    expect((await requiredBy('CALC')).sort()).toEqual([ofLead.id, ofCustomer.id].sort())
    await requireIn('CALC', [])
  })
})
