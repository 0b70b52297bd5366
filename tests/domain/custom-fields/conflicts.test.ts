import { describe, expect, test } from 'vitest'
import { findValuesOf } from '@/lib/custom-fields/find-values'
import type { Value } from '@/lib/custom-fields/vocabulary'
import { editCustomer } from '@/lib/customers/edit-customer'
import { recordPhase } from '@/lib/leads/record-phase'
import { ChangedMeanwhile } from '@/lib/refusal'
import { actorOf } from '../../support/cast'
import { makeField } from '../../support/custom-fields'
import { findLead, makeCustomer, makeLead } from '../../support/make'
import { expectReplayedOf } from '../../support/replay'
import { customerForm, findCustomerRow } from '../../support/seen'
import { empty } from '../../support/targets'

const ana = actorOf('ana')
const joost = actorOf('joost')
const miriam = actorOf('miriam')

const met = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof ChangedMeanwhile) return error.met
      throw error
    },
  )

describe('two who write a customer', () => {
  const cases: [string, Value | null, Value | null, Value | null][] = [
    ['both filled it', null, 'theirs', 'mine'],
    ['both changed it', 'before', 'theirs', 'mine'],
    ['one emptied it, one changed it', 'before', null, 'mine'],
    ['one changed it, one emptied it', 'before', 'theirs', null],
  ]
  test.each(cases)('clash in a field where %s', async (_case, before, theirs, mine) => {
    const field = await makeField('text')
    const { id } = await makeCustomer()
    await editCustomer(ana, { ...(await customerForm(id)), custom: { [field.id]: before } })
    const form = await customerForm(id)
    await editCustomer(miriam, { ...form, custom: { [field.id]: theirs } })
    const clash = { column: 'text', fieldId: field.id, before, theirs, mine }
    expect((await met(editCustomer(joost, { ...form, custom: { [field.id]: mine } })))?.clashes).toEqual([clash])
    const settled = { ...form, version: (await customerForm(id)).version, custom: { [field.id]: mine } }
    await editCustomer(joost, settled)
    expect((await findValuesOf(ana, 'customer', id)).get(field.id) ?? null).toBe(mine)
    await expectReplayedOf(id)
  })

  test('keep what each wrote in different fields, and what one left alone', async () => {
    const [one, other] = [await makeField('number'), await makeField('choices')]
    const [roof, garden] = other.choices.map(({ id }) => id) as [string, string]
    const { id } = await makeCustomer()
    await editCustomer(ana, { ...(await customerForm(id)), custom: { [one.id]: 1, [other.id]: [roof] } })
    const form = await customerForm(id)
    await editCustomer(miriam, { ...form, custom: { [one.id]: 2, [other.id]: [roof] } })
    await editCustomer(joost, { ...form, city: 'Porto', custom: { [one.id]: 1, [other.id]: [roof, garden] } })
    expect(Object.fromEntries(await findValuesOf(ana, 'customer', id))).toEqual({
      [one.id]: 2,
      [other.id]: [roof, garden],
    })
  })

  test('that wrote the same do not clash', async () => {
    const field = await makeField('day')
    const { id } = await makeCustomer()
    const form = { ...(await customerForm(id)), custom: { [field.id]: '2026-03-01' } }
    await editCustomer(miriam, form)
    expect(await met(editCustomer(joost, form))).toBeUndefined()
  })
})

describe('two who record in a phase', () => {
  test('clash in a field of the lead', async () => {
    const field = await makeField('money', { subject: 'lead' })
    const { id, version } = await makeLead()
    const seen = { leadId: id, version, ...empty }
    await recordPhase(miriam, { ...seen, custom: { [field.id]: 100 } })
    const clash = { column: 'amount', fieldId: field.id, before: null, theirs: 100, mine: 200 }
    expect((await met(recordPhase(joost, { ...seen, custom: { [field.id]: 200 } })))?.clashes).toEqual([clash])
  })

  test('clash in a field of its customer, by the version of the customer', async () => {
    const field = await makeField('text')
    const lead = await makeLead()
    const customerVersion = (await findCustomerRow(lead.customerId)).version
    await editCustomer(miriam, { ...(await customerForm(lead.customerId)), custom: { [field.id]: 'theirs' } })
    const form = { leadId: lead.id, version: lead.version, ...empty, customerVersion, custom: { [field.id]: 'mine' } }
    const clash = { column: 'text', fieldId: field.id, before: null, theirs: 'theirs', mine: 'mine' }
    expect((await met(recordPhase(joost, form)))?.clashes).toEqual([clash])
    expect(await findLead(lead.id)).toMatchObject({ version: lead.version })
    const ahead = { ...form, customerVersion: customerVersion + 9 }
    expect(await met(recordPhase(joost, ahead))).toEqual({ taken: [], clashes: [] })
    await recordPhase(joost, { ...form, customerVersion: customerVersion + 1 })
    expect((await findValuesOf(ana, 'customer', lead.customerId)).get(field.id)).toBe('mine')
    await expectReplayedOf(lead.customerId)
  })

  test('clash in a field of its customer, and keep what others recorded of the lead', async () => {
    const field = await makeField('text')
    const lead = await makeLead()
    const { version: customerVersion } = await findCustomerRow(lead.customerId)
    const form = { leadId: lead.id, version: lead.version, ...empty, customerVersion, custom: { [field.id]: 'mine' } }
    await recordPhase(miriam, { ...empty, leadId: lead.id, version: lead.version, note: 'The attic is dry' })
    await editCustomer(miriam, { ...(await customerForm(lead.customerId)), custom: { [field.id]: 'theirs' } })
    const clash = { column: 'text', fieldId: field.id, before: null, theirs: 'theirs', mine: 'mine' }
    expect(await met(recordPhase(joost, form))).toMatchObject({ taken: ['note'], clashes: [clash] })
  })
})
