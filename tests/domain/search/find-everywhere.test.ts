import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { database } from '@/db/client'
import { plainText } from '@/db/columns'
import { addActivity } from '@/lib/activities/add-activity'
import { completeActivity } from '@/lib/activities/complete-activity'
import { addContact } from '@/lib/contacts/add-contact'
import { plain } from '@/lib/customers/search-text'
import { startLead } from '@/lib/leads/start-lead'
import { findEverywhere } from '@/lib/search/find-everywhere'
import { actorOf } from '../../support/cast'
import { makeCustomer } from '../../support/make'
import { person, task } from '../../support/targets'

const ana = actorOf('ana')
const find = (q: string) => findEverywhere(ana, q, 'Europe/Lisbon')

test('a text is the same without accents for PostgreSQL as for what is sought', async () => {
  const text = 'Bäckerei Çelik São João Łódź ØRSTED Straße ÀÉÎÕÜ ñandú Škoda Čapek Ðurić'.replace('Ð', 'D')
  const [row] = (await database().execute(sql`select ${plainText(sql`${text}::text`)} as text`)) as unknown as {
    text: string
  }[]
  expect(row?.text).toBe(plain(text))
})

test('customers are found by their contacts, leads by title, activities by what they say and what came of them', async () => {
  const { id: customerId } = await makeCustomer()
  await addContact(ana, { ...person, customerId, name: 'Quitéria Vasconcellos' })
  expect(await find('quiteria')).toMatchObject({ customerCount: 1, customers: [{ customerId }], similar: false })

  const { entityId: leadId } = await startLead(ana, { customerId, title: 'Climatização do pavilhão' })
  expect((await find('pavilhao climatizacao')).leads).toMatchObject([{ id: leadId, customerId, isOpen: true }])

  const { entityId: activityId } = await addActivity(ana, {
    ...task,
    customerId,
    text: 'Encomendar válvula termostática',
  })
  expect((await find('valvula')).activities).toMatchObject([{ id: activityId, customerId }])
  await completeActivity(ana, { activityId, version: 1, result: 'Chegou às 100% amanhã', next: null, nextOn: null })
  expect((await find('valvula chegou')).activities).toMatchObject([{ id: activityId }])
  expect((await find('100%')).activities).toMatchObject([{ id: activityId }])
  expect((await find('%')).activities.map(({ id }) => id)).toEqual([activityId])
})

test('all words must be there; what is written almost so is found of customers, and said so', async () => {
  const { id: customerId } = await makeCustomer()
  await addContact(ana, { ...person, customerId, name: 'Bartolomeu Figueirinhas' })
  expect(await find('figueirinhas bartolomeu valvula')).toMatchObject({ customers: [], leads: [], activities: [] })
  expect(await find('figuierinhas')).toMatchObject({ customers: [{ customerId }], similar: true })
})
