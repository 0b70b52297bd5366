import { expect, test } from 'vitest'
import { addContact } from '@/lib/contacts/add-contact'
import { listCustomersOf } from '@/lib/customers/list-customers-of'
import { newId } from '@/lib/ids'
import { startLead } from '@/lib/leads/start-lead'
import { findFewCustomers } from '@/lib/search/find-few-customers'
import { actorOf } from '../../support/cast'
import { makeCustomer } from '../../support/make'
import { person } from '../../support/targets'

const ana = actorOf('ana')
const find = async (q: string) => (await findFewCustomers(ana, q, 'Europe/Lisbon')).map(({ id }) => id)

test('a customer is found once, however many leads it has, also with a slip and never by one word of two', async () => {
  const { id } = await makeCustomer()
  await addContact(ana, { ...person, customerId: id, name: 'Eleutéria Quintanilha' })
  await startLead(ana, { customerId: id, title: 'First' })
  await startLead(ana, { customerId: id, title: 'Second' })
  expect(await find('quintanilha')).toEqual([id])
  expect(await find('eleuteria quintanila')).toEqual([id])
  expect(await find('quintanilha zzzyx')).toEqual([])
})

test('customers by their ids come in that order, and what is not there is left out', async () => {
  const [one, other] = [await makeCustomer(), await makeCustomer()]
  const listed = await listCustomersOf(ana, [other.id, newId(), one.id])
  expect(listed.map(({ id }) => id)).toEqual([other.id, one.id])
  expect(await listCustomersOf(ana, [])).toEqual([])
})
