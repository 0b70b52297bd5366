import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { plainText } from '@/db/columns'
import { addActivity } from '@/lib/activities/add-activity'
import { completeActivity } from '@/lib/activities/complete-activity'
import { addContact } from '@/lib/contacts/add-contact'
import { plain } from '@/lib/customers/search-text'
import { closeLead } from '@/lib/leads/close-lead'
import { startLead } from '@/lib/leads/start-lead'
import { findEverywhere } from '@/lib/search/find-everywhere'
import { actorOf } from '../../support/cast'
import { findReason, makeCustomer, makeLead } from '../../support/make'
import { empty, person, task } from '../../support/targets'

const ana = actorOf('ana')
const find = (q: string) => findEverywhere(ana, q)
const say = async (customerId: string, text: string) => (await addActivity(ana, { ...task, customerId, text })).entityId
async function plainInDatabase(text: string): Promise<unknown> {
  const [row] = await database().execute(sql`select ${plainText(sql`${text}::text`)} as text`)
  return row?.text
}
const start = async (customerId: string, title: string) => (await startLead(ana, { customerId, title })).entityId

test.each([
  [
    'names of Europe',
    'Bäckerei Çelik São João Łódź ØRSTED Straße ÀÉÎÕÜ ñandú Škoda Čapek Đurić',
    'backerei celik sao joao lodz',
  ],
  ['of Romania and Viet Nam', 'Țintă Ștefan Trần Nguyễn Thế', 'tinta stefan tran nguyen the'],
  ['other scripts', 'Άλφα Йосиф हिन्दी עִבְרִית がぎぐ 한국', 'αλφα иосиф हिन्दी'],
])('a text is the same without accents for PostgreSQL as for what is sought: %s', async (_, text, begins) => {
  expect(plain(text).startsWith(begins.normalize('NFD'))).toBe(true)
  expect(await plainInDatabase(text)).toBe(plain(text))
})

test('so is each letter of the Latin script', async () => {
  const letters = Array.from({ length: 0x1f00 - 0xc0 }, (_, at) => String.fromCodePoint(0xc0 + at))
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).join(' ')
  expect(await plainInDatabase(latin)).toBe(plain(latin))
})

test('customers are found by their contacts, leads by title, activities by what they say and what came of them', async () => {
  const { id: customerId } = await makeCustomer()
  await addContact(ana, { ...person, customerId, name: 'Quitéria Vasconcellos', phone: '+351 937 111 222' })
  for (const q of ['quiteria', '937111222']) {
    const { customers } = await find(q)
    expect(customers).toMatchObject({ count: 1, rows: [{ id: customerId, contact: 'Quitéria Vasconcellos' }] })
  }

  const leadId = await start(customerId, 'Climatização do pavilhão')
  expect((await find('pavilhao climatizacao')).leads).toMatchObject({
    ...{ count: 1, similar: false, rows: [{ id: leadId, customerId, isOpen: true }] },
  })

  const activityId = await say(customerId, 'Encomendar válvula termostática')
  expect((await find('valvula')).activities.rows).toMatchObject([{ id: activityId, customerId }])
  await completeActivity(ana, { activityId, version: 1, result: 'Chegou às 100% amanhã', next: null, nextOn: null })
  for (const q of ['valvula chegou', '100%', '%', 'valvula as']) {
    expect((await find(q)).activities.rows.map(({ id }) => id)).toEqual([activityId])
  }
  expect((await find('valvula nh')).activities.rows).toEqual([])
})

test('a contact is not named where the name of the customer tells why it was found', async () => {
  const { id: customerId } = await makeCustomer('joost', { name: 'Oficina Barbacã' })
  await addContact(ana, { ...person, customerId, name: 'Rita Barbacã' })
  expect((await find('barbaca')).customers.rows).toMatchObject([{ contact: null }])
  expect((await find('rita barbaca')).customers.rows).toMatchObject([{ contact: 'Rita Barbacã' }])
})

describe('slips', () => {
  test('all words must be there; of each kind what is written almost so is found, and said so', async () => {
    const { id: customerId } = await makeCustomer()
    await addContact(ana, { ...person, customerId, name: 'Bartolomeu Figueirinhas' })
    const leadId = await start(customerId, 'Chaminé do torreão')
    const activityId = await say(customerId, 'Perguntou pelo recuperador de calor')
    const nothing = { rows: [], count: 0, similar: false }
    const ids = (id: string) => ({ rows: [{ id }], count: 1, similar: true })
    expect(await find('figueirinhas bartolomeu valvula')).toMatchObject({ customers: nothing, leads: nothing })
    expect(await find('figuierinhas')).toMatchObject({ customers: ids(customerId) })
    expect(await find('chamine toreao')).toMatchObject({ leads: ids(leadId), activities: nothing })
    expect(await find('chmaine')).toMatchObject({ leads: ids(leadId) })
    expect(await find('recuperadro perguntou')).toMatchObject({ activities: ids(activityId), leads: nothing })
    expect(await find('perguntuo recuperadro')).toMatchObject({ activities: nothing })
  })

  test('are forgiven of a kind only when nothing of it has the words as typed', async () => {
    const { id: customerId } = await makeCustomer()
    const [typed] = [await start(customerId, 'Alambique'), await start(customerId, 'Alambiques')]
    const activityId = await say(customerId, 'Alambiqe à venda')
    const { leads, activities } = await find('alambiqe')
    expect(activities).toMatchObject({ similar: false, rows: [{ id: activityId }] })
    expect(leads).toMatchObject({ similar: true, count: 2 })
    expect(leads.rows[0]).toMatchObject({ id: typed })
  })
})

test('leads: called so, begins so, whole words, parts; open ones and what changed last first', async () => {
  const lead = await makeLead('ana', { phase: 'CLOSED', title: 'Sumidouro' })
  const { id: closingReason } = await findReason('LOST')
  await closeLead(ana, { leadId: lead.id, version: lead.version, ...empty, closingReason, comment: null })
  const { customerId } = lead
  for (const title of ['Dois sumidouros', 'O sumidouro', 'Sumidouro novo', 'Sumidouro', 'Sumidouro']) {
    await start(customerId, title)
  }
  const { rows } = (await find('sumidouro')).leads
  expect(rows.map(({ title, isOpen }) => [title, isOpen])).toEqual([
    ...[
      ['Sumidouro', true],
      ['Sumidouro', true],
      ['Sumidouro', false],
    ],
    ...[
      ['Sumidouro novo', true],
      ['O sumidouro', true],
      ['Dois sumidouros', true],
    ],
  ])
  expect(rows[0]?.id).not.toBe(lead.id)
})

test('activities: whole words before parts, then what changed last; all are counted, eight shown', async () => {
  const { id: customerId } = await makeCustomer()
  const ids: string[] = []
  for (let at = 0; at < 9; at++) ids.push(await say(customerId, `Trocar o pressostato ${at}`))
  await say(customerId, 'Dois pressostatos')
  const { rows, count } = (await find('pressostato')).activities
  expect(count).toBe(10)
  expect(rows.map(({ id }) => id)).toEqual(ids.reverse().slice(0, 8))
})
