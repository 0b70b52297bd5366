import { describe, expect, test } from 'vitest'
import { type Meeting, meet } from '@/lib/changes/meeting'
import { editClosingReason } from '@/lib/closing-reasons/edit-closing-reason'
import { addContact } from '@/lib/contacts/add-contact'
import { editContact } from '@/lib/contacts/edit-contact'
import { listContacts } from '@/lib/contacts/list-contacts'
import { editCustomer } from '@/lib/customers/edit-customer'
import { closeLead } from '@/lib/leads/close-lead'
import { completePhase } from '@/lib/leads/complete-phase'
import { recordPhase } from '@/lib/leads/record-phase'
import { ChangedMeanwhile } from '@/lib/refusal'
import { actorOf } from '../../support/cast'
import { changesOf } from '../../support/changes-of'
import { findAccountType, findLead, findReason, makeCustomer, makeLead } from '../../support/make'
import { customerForm, findCurrentRecord, findCustomerRow } from '../../support/seen'

const ana = actorOf('ana')
const joost = actorOf('joost')
const miriam = actorOf('miriam')
const blank = {
  score: null,
  expectedValue: null,
  recurringValue: null,
  note: null,
  nextAction: null,
  nextActionOn: null,
}
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  )

describe('two who change one customer', () => {
  test('in different fields are both kept, without a word', async () => {
    const { id } = await makeCustomer()
    const seen = await customerForm(id)
    await editCustomer(miriam, { ...seen, city: 'Porto' })
    await editCustomer(joost, { ...seen, phone: '220 001 482' })
    expect(await findCustomerRow(id)).toMatchObject({ city: 'Porto', phone: '220 001 482', version: 3 })
    const last = (await changesOf(id)).at(-1)
    expect(last?.rows).toMatchObject([{ before: { phone: null }, after: { phone: '220 001 482' } }])
  })

  test('in the same field are asked: before, theirs and mine', async () => {
    const { id } = await makeCustomer()
    const seen = await customerForm(id)
    await editCustomer(miriam, { ...seen, city: 'Porto', phone: '1234567' })
    const refused = await refusalOf(editCustomer(joost, { ...seen, city: 'Faro', remark: 'Big' }))
    expect(refused).toBeInstanceOf(ChangedMeanwhile)
    expect((refused as ChangedMeanwhile).met).toMatchObject({
      clashes: [{ column: 'city', before: null, theirs: 'Porto', mine: 'Faro' }],
      taken: ['phone'],
    })
    expect(await findCustomerRow(id)).toMatchObject({ city: 'Porto', remark: null, version: 2 })
  })

  test('in the same field to the same value agree', async () => {
    const { id } = await makeCustomer()
    const seen = await customerForm(id)
    await editCustomer(miriam, { ...seen, city: 'Porto' })
    await editCustomer(joost, { ...seen, city: 'Porto' })
    expect(await findCustomerRow(id)).toMatchObject({ city: 'Porto', version: 2 })
  })

  test('are asked once more when a third changes the field before the answer', async () => {
    const { id } = await makeCustomer()
    const seen = await customerForm(id)
    await editCustomer(miriam, { ...seen, city: 'Porto' })
    await refusalOf(editCustomer(joost, { ...seen, city: 'Faro' }))
    const answered = { ...(await customerForm(id)), city: 'Faro' }
    await editCustomer(ana, { ...(await customerForm(id)), city: 'Braga', source: 'Fair' })
    const again = await refusalOf(editCustomer(joost, answered))
    expect((again as ChangedMeanwhile).met.clashes).toEqual([
      { column: 'city', before: 'Porto', theirs: 'Braga', mine: 'Faro' },
    ])
  })
})

test('a contact is not made primary again by a form that left it alone', async () => {
  const { id } = await makeCustomer()
  const person = { function: null, phone: null, mobile: null, email: null, remark: null }
  const { entityId } = await addContact(joost, { customerId: id, name: 'Rui', primary: true, ...person })
  await addContact(miriam, { customerId: id, name: 'Helena', primary: true, ...person })
  await editContact(joost, { contactId: entityId, version: 1, name: 'Rui Teixeira', primary: true, ...person })
  const primary = (await listContacts(joost, id)).map(({ name, isPrimary }) => [name, isPrimary])
  expect(primary.sort()).toEqual([
    ['Helena', true],
    ['Rui Teixeira', false],
  ])
})

describe('two who record in one phase', () => {
  test('different values are both kept, also when one of them completes it', async () => {
    const { id, version } = await makeLead()
    await recordPhase(miriam, { leadId: id, version, ...blank, score: 60 })
    await completePhase(joost, { leadId: id, version, ...blank, note: 'Seen the boiler' })
    const changes = await changesOf(id)
    expect(changes.at(-1)?.operation).toBe('lead.phaseCompleted')
    expect(await findCurrentRecord(id)).toMatchObject({ ordinal: 2, score: 60 })
    expect((await findCurrentRecord(id, 1))?.note).toBe('Seen the boiler')
  })

  test('the same value are asked', async () => {
    const { id, version } = await makeLead()
    await recordPhase(miriam, { leadId: id, version, ...blank, score: 60, nextAction: 'Call' })
    const mine = { leadId: id, version, ...blank, score: 70, nextAction: 'Visit' }
    const refused = (await refusalOf(recordPhase(joost, mine))) as ChangedMeanwhile
    expect(refused.met.clashes.map(({ column }) => column).sort()).toEqual(['nextAction', 'score'])
  })

  test('a phase that was completed meanwhile is never completed by the old form, which brings its own values along', async () => {
    const { id, version } = await makeLead()
    await recordPhase(joost, { leadId: id, version, ...blank, score: 40, expectedValue: 100_00 })
    const seen = await findLead(id)
    const form = { leadId: id, version: seen.version, ...blank, score: 40, expectedValue: 100_00 }
    await completePhase(miriam, { ...form, score: 60 })
    const refused = (await refusalOf(completePhase(joost, { ...form, expectedValue: 200_00 }))) as ChangedMeanwhile
    expect(refused).toBeInstanceOf(ChangedMeanwhile)
    expect(refused.met).toMatchObject({ taken: ['score'], clashes: [] })
    expect((await findLead(id)).currentOrdinal).toBe(2)
  })

  test('a lead that was closed meanwhile says by whom', async () => {
    const { id, version } = await makeLead('joost', { phase: 'CALL' })
    const { id: closingReason } = await findReason('LOST')
    await closeLead(miriam, { leadId: id, version, ...blank, closingReason, comment: null })
    expect(await refusalOf(recordPhase(joost, { leadId: id, version, ...blank, score: 5 }))).toBeInstanceOf(
      ChangedMeanwhile,
    )
  })
})

test('account types that a reason is limited to are merged one by one', async () => {
  const reason = await findReason('COMP')
  const [lead, prospect] = [await findAccountType('LEAD', ana), await findAccountType('PROSP', ana)]
  const { code, description, outcome, orderNumber, version, id } = reason
  const form = { closingReasonId: id, version, code, description, outcome: outcome as 'lost', orderNumber }
  await editClosingReason(ana, { ...form, accountTypes: [lead.id] })
  await editClosingReason(ana, { ...form, accountTypes: [prospect.id] })
  const rows = (await changesOf(id)).flatMap((change) => change.rows)
  const limits = rows.filter(({ table }) => table === 'closingReasonAccountTypes')
  expect(limits.map(({ key, after }) => [key.accountTypeId, after !== null])).toEqual([
    [lead.id, true],
    [prospect.id, true],
  ])
})

describe('merging', () => {
  const change = (before: Record<string, unknown>, after: Record<string, unknown>) =>
    ({ rows: [{ table: 'customers', key: { id: 'x' }, before, after }] }) as unknown as Meeting['since'][number]

  test('goes by what stood there first, however often it was changed', () => {
    const meeting = meet([change({ city: 'A' }, { city: 'B' }), change({ city: 'B' }, { city: 'C' })])
    expect(meeting.merge('customers', { id: 'x' }, { city: 'C' }, { city: 'A' })).toEqual({ city: 'C' })
    expect(meeting.taken).toEqual(['city'])
  })

  test('of a field that was changed and changed back keeps mine', () => {
    const meeting = meet([change({ city: 'A' }, { city: 'B' }), change({ city: 'B' }, { city: 'A' })])
    expect(meeting.merge('customers', { id: 'x' }, { city: 'A' }, { city: 'M' })).toEqual({ city: 'M' })
    expect(meeting.clashes).toEqual([])
  })
})
