import { and, desc, eq, gt } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { changes } from '@/db/schema'
import { addClosingReason } from '@/lib/closing-reasons/add-closing-reason'
import { editClosingReason } from '@/lib/closing-reasons/edit-closing-reason'
import { addContact } from '@/lib/contacts/add-contact'
import { removeContact } from '@/lib/contacts/remove-contact'
import { archiveCustomer } from '@/lib/customers/archive-customer'
import { editCustomer } from '@/lib/customers/edit-customer'
import { findCustomer } from '@/lib/customers/find-customer'
import { confirmationOf } from '@/lib/duplicates/likely-duplicates'
import { mergeCustomers } from '@/lib/duplicates/merge-customers'
import { archiveAccountType } from '@/lib/leads/archive-account-type'
import { archiveLeadPhase } from '@/lib/leads/archive-lead-phase'
import { changeAccountType } from '@/lib/leads/change-account-type'
import { closeLead } from '@/lib/leads/close-lead'
import { completePhase } from '@/lib/leads/complete-phase'
import { createCustomerWithLead } from '@/lib/leads/create-customer-with-lead'
import { jumpForward } from '@/lib/leads/jump-forward'
import { recordPhase } from '@/lib/leads/record-phase'
import { reopenLead } from '@/lib/leads/reopen-lead'
import { startLead } from '@/lib/leads/start-lead'
import { Refusal } from '@/lib/refusal'
import { findUndo } from '@/lib/undo/find-undo'
import { originOf, permissionOf } from '@/lib/undo/permission-of'
import { undoChange } from '@/lib/undo/undo-change'
import { deactivateMember } from '@/lib/users/deactivate-member'
import { actorOf, newRequest } from '../../support/cast'
import { changesOf } from '../../support/changes-of'
import { expectRefusal } from '../../support/expect-refusal'
import { makeFunnel, noSettlement, phaseIn } from '../../support/funnel'
import { findLead, findReason, makeCustomer, makeLead } from '../../support/make'
import { operations } from '../../support/operations'
import { anyStep, play } from '../../support/play'
import { expectReplayedOf } from '../../support/replay'
import { allRows, searchTexts } from '../../support/rows'
import { customerForm, findCurrentRecord } from '../../support/seen'
import {
  customerFields,
  keep,
  makeAccountTypeAt,
  makeCustomerAt,
  makeMemberAt,
  makeTwinsAt,
  person,
} from '../../support/targets'
import { whileOpen } from '../../support/while-open'
import { expected } from '../permissions/expected'

const ana = actorOf('ana')
const joost = actorOf('joost')
const miriam = actorOf('miriam')
const ines = actorOf('ines')
const blank = {
  score: null,
  expectedValue: null,
  recurringValue: null,
  note: null,
  nextAction: null,
  nextActionOn: null,
}

async function lastChange(after?: string) {
  const mine = eq(changes.organizationId, ana.organizationId)
  const [last] = await database()
    .select()
    .from(changes)
    .where(after ? and(mine, gt(changes.id, after)) : mine)
    .orderBy(desc(changes.id))
    .limit(1)
  return last
}

const undo = (changeId: string | undefined) => undoChange(ana, { changeId: changeId ?? '' })

const undoable = Object.entries(operations).filter(
  ([name]) => !/Member|Invitation|Import|Rehearsal|Check|Books|TakeBack/.test(name),
)

describe('taking back', () => {
  test.each(undoable)(
    '%s, and taking that back, leaves the tables as before and as after it',
    async (_name, operation) => {
      const work = await operation.prepare({ admin: ana, owner: joost.userId })
      const [before, found] = [await allRows(), await searchTexts()]
      const last = await lastChange()
      await work(ana)
      const after = await allRows()
      const done = await lastChange(last?.id)
      const undone = await undo(done?.id)
      expect(await allRows()).toEqual(before)
      expect(await searchTexts()).toEqual(found)
      await undo(undone.id ?? '')
      expect(await allRows()).toEqual(after)
    },
  )

  test('is known for every change that an operation makes, but for those of people', async () => {
    const made = new Set((await database().select().from(changes)).map(originOf))
    const without = [...made].filter((operation) => !permissionOf[operation])
    expect(
      without.filter((operation) => !operation.startsWith('user.') && operation !== 'organization.created'),
    ).toEqual([])
  })
})

describe('what was changed again', () => {
  test('stands in the way, and nothing is taken back', async () => {
    const { id } = await makeCustomer()
    const change = await editCustomer(joost, { ...(await customerForm(id)), city: 'Porto', source: 'Fair' })
    await editCustomer(miriam, { ...(await customerForm(id)), city: 'Braga' })
    await expectRefusal(() => undo(change.id ?? ''), 'undo.changedSince')
  })

  test('in another field does not', async () => {
    const { id } = await makeCustomer()
    const change = await editCustomer(joost, { ...(await customerForm(id)), city: 'Porto' })
    await editCustomer(miriam, { ...(await customerForm(id)), source: 'Fair' })
    await undo(change.id ?? '')
    expect(await customerForm(id)).toMatchObject({ city: null, source: 'Fair' })
  })

  test('a phase that was completed and recorded in since stays completed', async () => {
    const { id, version } = await makeLead()
    const change = await completePhase(joost, { leadId: id, version, ...blank })
    await recordPhase(joost, { leadId: id, version: (await findLead(id)).version, ...blank, score: 50 })
    await expectRefusal(() => undo(change.id ?? ''), 'undo.changedSince')
  })

  test('what was recorded in a phase that was left since stays, until that is taken back', async () => {
    const { id, version } = await makeLead()
    const recorded = await recordPhase(joost, { leadId: id, version, ...blank, score: 50 })
    const left = await completePhase(joost, { leadId: id, version: version + 1, ...blank, score: 50 })
    await expectRefusal(() => undo(recorded.id ?? ''), 'undo.phaseEnded')
    await undo(left.id ?? '')
    await undo(recorded.id ?? '')
    expect(await findCurrentRecord(id)).toMatchObject({ score: null })
  })

  test('what was recorded since in a lead that was only started keeps it there', async () => {
    const { id, version } = await makeLead()
    const [started] = await changesOf(id)
    await recordPhase(joost, { leadId: id, version, ...blank, score: 50, note: 'Wants two' })
    await expectRefusal(() => undo(started?.id), 'undo.changedSince')
    const again = (await findUndo(ana, started?.id ?? '')).rows.filter((row) => row.again)
    expect(again).toMatchObject([
      { column: 'score', after: null, now: 50, again: { who: 'Joost Vermeer' } },
      { column: 'note', after: null, now: 'Wants two' },
    ])
  })

  test('a customer with contacts or leads of later is not taken away', async () => {
    const { id } = await makeCustomer()
    const person = { function: null, phone: null, mobile: null, email: null, remark: null }
    const [created] = await changesOf(id)
    await addContact(joost, { customerId: id, name: 'Rui', primary: false, ...person })
    await expectRefusal(() => undo(created?.id), 'undo.inUse')
  })
})

describe('what may no longer be chosen by hand does not come back', () => {
  const home = { admin: ana, owner: joost.userId }

  test('an owner who is deactivated', async () => {
    const member = await makeMemberAt(home)
    const { id } = await makeCustomer()
    await editCustomer(ana, { ...(await customerForm(id)), owner: member.userId })
    const change = await editCustomer(ana, { ...(await customerForm(id)), owner: joost.userId })
    await deactivateMember(ana, { ...member, owner: null })
    await expectRefusal(() => undo(change.id ?? ''), 'undo.ownerGone')
    expect((await customerForm(id)).owner).toBe(joost.userId)
  })

  test('an account type that is archived', async () => {
    const accountType = await makeAccountTypeAt(home)
    const { id } = await makeCustomer()
    const to = async (accountTypeId: string) =>
      changeAccountType(ana, {
        ...{ customerId: id, version: (await customerForm(id)).version, accountType: accountTypeId },
        ...keep,
        leads: null,
      })
    const { accountTypeId } = await findCustomer(ana, id)
    await to(accountType.accountTypeId)
    const change = await to(accountTypeId)
    await archiveAccountType(ana, { ...accountType, ...keep })
    await expectRefusal(() => undo(change.id ?? ''), 'undo.accountTypeArchived')
    expect((await findCustomer(ana, id)).accountTypeId).toBe(accountTypeId)
  })
})

describe('what comes back to a customer that takes nothing', () => {
  const home = { admin: ana, owner: joost.userId }

  test('because it was merged stays away', async () => {
    const twins = await makeTwinsAt(home)
    const added = await addContact(ana, { ...person, customerId: twins.otherId, name: 'Late' })
    const removed = await removeContact(ana, { contactId: added.entityId, version: 1 })
    await mergeCustomers(ana, twins)
    await expectRefusal(() => undo(removed.id ?? ''), 'customer.isMerged')
  })

  test('because it is archived stays away if it is a lead', async () => {
    const { customerId, version } = await makeCustomerAt(home)
    const started = await startLead(ana, { customerId, title: null })
    const gone = await undo(started.id ?? '')
    const archived = await archiveCustomer(ana, { customerId, version })
    await expectRefusal(() => undo(gone.id ?? ''), 'customer.isArchived')
    await undo(archived.id ?? '')
    await undo(gone.id ?? '')
  })
})

test('a phase is not archived under a lead whose closing is being taken back', async () => {
  const { type } = await makeFunnel()
  const { id: customerId } = await makeCustomer('joost', { accountType: type.code })
  const { entityId: leadId } = await startLead(ana, { customerId, title: null })
  const { seen } = await phaseIn(type.id, 'END')
  const closingReason = (await findReason('LOST')).id
  await jumpForward(ana, { leadId, version: 1, leadPhase: seen.leadPhaseId, reason: null })
  const closed = await closeLead(ana, { leadId, version: 2, ...blank, closingReason, comment: null })
  const archived = await whileOpen(
    (within) => undoChange({ ...ana, within }, { changeId: closed.id ?? '' }),
    () => archiveLeadPhase(ana, { ...seen, ...noSettlement }),
  )
  expect(archived).toMatchObject({ waited: true, status: 'rejected', reason: { key: 'lead.settleFirst' } })
})

test('a lead that was won is not closed again with a reason that means a loss by now', async () => {
  const fields = { code: 'TURNED', description: 'Turned', outcome: 'won' as const, orderNumber: null, accountTypes: [] }
  const { entityId: closingReason } = await addClosingReason(ana, fields)
  const { id, version } = await makeLead('joost', { phase: 'CLOSED' })
  await closeLead(joost, { leadId: id, version, ...blank, closingReason, comment: null })
  const reopened = await reopenLead(joost, { leadId: id, version: version + 1 })
  const edit = { ...fields, closingReasonId: closingReason }
  await editClosingReason(ana, { ...edit, version: 1, outcome: 'lost' })
  await expectRefusal(() => undo(reopened.id ?? undefined), 'undo.outcomeChanged')
  await editClosingReason(ana, { ...edit, version: 2 })
  await undo(reopened.id ?? undefined)
  expect(await findLead(id)).toMatchObject({ state: 'closed', closingReasonId: closingReason })
})

describe('who may', () => {
  test('is who might do it by hand', async () => {
    const { id } = await makeCustomer('tiago')
    const change = await editCustomer(ana, { ...(await customerForm(id)), city: 'Porto' })
    const changeId = change.id ?? ''
    await expectRefusal(() => undoChange(joost, { changeId }), 'forbidden')
    await expectRefusal(() => undoChange(ines, { changeId }), 'forbidden')
    await expectRefusal(() => undoChange(actorOf('stranger'), { changeId }), 'missing')
    await undoChange(miriam, { changeId })
  })

  test.each(undoable)('%s is taken back by nobody who might not do it', async (_name, operation) => {
    const work = await operation.prepare({ admin: ana, owner: actorOf('tiago').userId })
    const last = await lastChange()
    await work(ana)
    const changeId = (await lastChange(last?.id))?.id ?? ''
    const others = expected[operation.needs] === 'A – – –' ? [miriam, joost, ines] : [joost, ines]
    for (const other of others) await expectRefusal(() => undoChange(other, { changeId }), 'forbidden')
  })

  test('goes by the lead’s own owner, whoever has the customer by now', async () => {
    const { id, version, customerId } = await makeLead('tiago')
    const change = await recordPhase(actorOf('tiago'), { leadId: id, version, ...blank, score: 40 })
    await editCustomer(ana, { ...(await customerForm(customerId)), owner: joost.userId })
    const changeId = change.id ?? ''
    await expectRefusal(() => undoChange(joost, { changeId }), 'forbidden')
    await undoChange(actorOf('tiago'), { changeId })
  })

  test('twice at once does it once', async () => {
    const { id } = await makeCustomer()
    const change = await editCustomer(joost, { ...(await customerForm(id)), city: 'Porto' })
    const again = { ...joost, ...newRequest() }
    const both = await Promise.all([1, 2].map(() => undoChange(again, { changeId: change.id ?? '' })))
    expect(both[0]?.id).toBe(both[1]?.id)
    expect((await changesOf(id)).map(({ operation }) => operation)).toEqual([
      'customer.created',
      'customer.edited',
      'undone',
    ])
  })
})

test('a customer added with its lead goes with it, and comes back with it', async () => {
  const before = await allRows()
  const fields = await customerFields({ admin: ana, owner: joost.userId })
  const change = await createCustomerWithLead(ana, { ...fields, startLead: true, addAnyway: confirmationOf(fields) })
  const after = await allRows()
  const undone = await undo(change.id ?? '')
  expect(await allRows()).toEqual(before)
  await undo(undone.id ?? '')
  expect(await allRows()).toEqual(after)
})

test('whatever was done, taken back one by one from the last, leaves the tables as they were', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 12 }), async (steps) => {
      const { id } = await makeCustomer()
      await startLead(joost, { customerId: id, title: null })
      const before = await allRows()
      const first = (await lastChange())?.id ?? ''
      for (const step of steps) await play(joost, id, step)
      const made = await database()
        .select()
        .from(changes)
        .where(and(eq(changes.customerId, id), gt(changes.id, first)))
        .orderBy(desc(changes.id))
      const gone = new Set<string>()
      for (const change of made) {
        if (gone.has(change.id)) continue
        for (const one of made) if (change.batchId && one.batchId === change.batchId) gone.add(one.id)
        await undo(change.id)
      }
      expect(await allRows()).toEqual(before)
      await expectReplayedOf(id)
    }),
    { numRuns: 15, endOnFailure: true },
  )
}, 120_000)

test('taken back in any order, what was possible leaves history and tables in agreement', async () => {
  const order = fc.array(fc.nat(30), { minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: 10 }), order, async (steps, picks) => {
      const { id } = await makeCustomer()
      await startLead(joost, { customerId: id, title: null })
      for (const step of steps) await play(joost, id, step)
      for (const pick of picks) {
        const all = await changesOf(id)
        await undo(all[pick % all.length]?.id).catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error
        })
      }
      await expectReplayedOf(id)
    }),
    { numRuns: 15, endOnFailure: true },
  )
}, 120_000)
