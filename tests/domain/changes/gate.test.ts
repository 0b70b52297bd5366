import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { customers } from '@/db/schema'
import { listChangesSince, listCustomerChanges } from '@/lib/changes/list-changes'
import { addClosingReason } from '@/lib/closing-reasons/add-closing-reason'
import { addContact } from '@/lib/contacts/add-contact'
import { archiveCustomer, restoreCustomer } from '@/lib/customers/archive-customer'
import { recordPhase } from '@/lib/leads/record-phase'
import { startLead } from '@/lib/leads/start-lead'
import { ChangedMeanwhile } from '@/lib/refusal'
import { editMember } from '@/lib/users/edit-member'
import { actorOf, newRequest } from '../../support/cast'
import { changesOf } from '../../support/changes-of'
import { expectRefusal, fingerprint } from '../../support/expect-refusal'
import { findPhase, makeCustomer, makeLead } from '../../support/make'

const joost = actorOf('joost')
const miriam = actorOf('miriam')
const empty = { expectedValue: null, recurringValue: null, note: null, nextAction: null, nextActionOn: null }
const scored = (leadId: string, version: number, score: number | null) => ({ leadId, version, score, ...empty })

describe('a form from an old page', () => {
  test('writes nothing, and says what was seen, what there is now and who did it', async () => {
    const { id } = await makeLead()
    await recordPhase(miriam, scored(id, 1, 40))
    await recordPhase(miriam, scored(id, 2, 50))
    const before = await fingerprint()
    const error = await recordPhase(joost, scored(id, 1, 60)).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ChangedMeanwhile)
    expect(error).toMatchObject({ entity: 'lead', entityId: id, seenVersion: 1, currentVersion: 3 })
    expect(await fingerprint()).toEqual(before)
    const since = await listChangesSince(joost, 'lead', id, { seen: 1, present: 2 })
    expect(since.map((one) => [one.userName, one.entityVersion])).toEqual([
      ['Miriam Keller', 2],
      ['Miriam Keller', 3],
    ])
    expect(await listChangesSince(actorOf('stranger'), 'lead', id, { seen: 0, present: 2 })).toEqual([])
  })

  test('of the future is one of an old page', async () => {
    const { id } = await makeLead()
    await expectRefusal(() => recordPhase(joost, scored(id, 2, 60)), 'changedMeanwhile')
  })
})

describe('one request', () => {
  test('sent twice at once is done once, with the same answer, and so is a late third', async () => {
    const { id } = await makeCustomer()
    const actor = actorOf('joost', newRequest())
    const send = () => archiveCustomer(actor, { customerId: id, version: 1 })
    const answers = [...(await Promise.all([send(), send()])), await send()]
    expect(answers).toEqual([answers[0], answers[0], answers[0]])
    expect((await changesOf(id)).map((one) => one.operation)).toEqual(['customer.created', 'customer.archived'])
  })

  test('that adds something adds one', async () => {
    const { id: customerId } = await makeCustomer()
    const actor = actorOf('joost', newRequest())
    const answers = await Promise.all([1, 2, 3].map(() => startLead(actor, { customerId, title: null })))
    expect(new Set(answers.map((one) => one.entityId)).size).toBe(1)
    expect(await listCustomerChanges(joost, customerId, 10)).toHaveLength(2)
  })

  test('refused once may be sent again and is done then', async () => {
    const { id: customerId } = await makeCustomer()
    await archiveCustomer(joost, { customerId, version: 1 })
    const actor = actorOf('joost', newRequest())
    await expectRefusal(() => startLead(actor, { customerId, title: null }), 'customer.isArchived')
    await restoreCustomer(joost, { customerId, version: 2 })
    expect(await startLead(actor, { customerId, title: null })).toMatchObject({ customerId })
  })

  test('of one organization is not that of another', async () => {
    const [ours, theirs] = [await makeCustomer(), await makeCustomer('stranger')]
    const request = newRequest()
    const archive = (name: 'joost' | 'stranger', customerId: string) =>
      archiveCustomer(actorOf(name, request), { customerId, version: 1 })
    expect((await archive('joost', ours.id)).entityId).toBe(ours.id)
    expect((await archive('stranger', theirs.id)).entityId).toBe(theirs.id)
  })
})

describe('a refused operation', () => {
  test('leaves nothing, also of what it had already done', async () => {
    const ana = actorOf('ana')
    const edit = { userId: ana.userId, version: 1, name: 'Ana D', role: 'sales' as const, team: null }
    await expectRefusal(() => editMember(ana, edit), 'user.lastAdmin', 'role')
  })

  test('leaves nothing when it was the database that refused', async () => {
    const reason = { description: 'Won', outcome: 'won' as const, orderNumber: null, accountTypes: [] }
    await expectRefusal(() => addClosingReason(actorOf('ana'), { ...reason, code: 'won' }), 'codeTaken', 'code')
  })
})

describe('a change', () => {
  test('that changes nothing is none', async () => {
    const { id } = await makeLead()
    const before = await fingerprint()
    expect(await recordPhase(joost, scored(id, 1, null))).toMatchObject({ id: null, entityId: id })
    expect(await fingerprint()).toEqual(before)
  })

  test('holds only what differs, with what stood before, but not bookkeeping', async () => {
    const { id } = await makeLead()
    await recordPhase({ ...joost, through: 'api' }, scored(id, 1, 40))
    await recordPhase(joost, { ...scored(id, 2, 55), nextAction: 'Call' })
    const [, first, second] = await changesOf(id)
    expect(first).toMatchObject({ through: 'api', userId: joost.userId, entityVersion: 2 })
    expect(second?.rows).toEqual([
      { table: 'phaseRecords', key: { leadId: id, ordinal: 1 }, before: { score: 40 }, after: { score: 55 } },
      { table: 'leads', key: { id }, before: { nextAction: null }, after: { nextAction: 'Call' } },
    ])
  })

  test('of a customer, a contact or a lead stands in the history of the customer, page by page, newest first', async () => {
    const { id: customerId } = await makeCustomer()
    const person = { function: null, phone: null, mobile: null, email: null, remark: null, primary: false }
    for (const name of ['A', 'B', 'C']) await addContact(joost, { customerId, name, ...person })
    await startLead(joost, { customerId, title: null })
    const first = await listCustomerChanges(joost, customerId, 3)
    const second = await listCustomerChanges(joost, customerId, 3, first.at(-1)?.id)
    expect([...first, ...second].map((one) => one.facts.name ?? one.operation)).toEqual([
      'lead.started',
      'C',
      'B',
      'A',
      'Hotel Miramar Foz',
    ])
    expect(await listCustomerChanges(actorOf('stranger'), customerId, 3)).toEqual([])
  })

  test('by two who add at once gives both their own number', async () => {
    const made = await Promise.all([makeCustomer(), makeCustomer('tiago'), makeCustomer('ana')])
    const rows = await Promise.all(
      made.map(({ id }) => database().select().from(customers).where(eq(customers.id, id))),
    )
    expect(new Set(rows.map(([row]) => row?.number)).size).toBe(3)
  })

  test('that moves a lead names the phases as they were called then', async () => {
    const { id } = await makeLead('joost', { phase: 'CALC' })
    const { description } = await findPhase('CALC')
    expect((await changesOf(id)).at(-1)?.facts).toMatchObject({ next: description })
  })
})
