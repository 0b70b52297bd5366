import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { searchGroups } from '@/app/search/search-groups'
import { database } from '@/db/client'
import { addContact } from '@/lib/contacts/add-contact'
import { archiveCustomer } from '@/lib/customers/archive-customer'
import { editCustomer } from '@/lib/customers/edit-customer'
import { listCustomersOf } from '@/lib/customers/list-customers-of'
import { MergeCustomers, mergeCustomers } from '@/lib/duplicates/merge-customers'
import { reading } from '@/lib/format/reading'
import { translator } from '@/lib/i18n/translate'
import { newId } from '@/lib/ids'
import { startLead } from '@/lib/leads/start-lead'
import { findCustomers } from '@/lib/search/find-customers'
import { findEverywhere } from '@/lib/search/find-everywhere'
import { mostCounted } from '@/lib/search/find-matches'
import type { PageContext } from '@/lib/web/page'
import { actorOf } from '../../support/cast'
import { makeCustomer } from '../../support/make'
import { customerForm, findCustomerRow } from '../../support/seen'
import { person } from '../../support/targets'

const ana = actorOf('ana')
const session = { organization: { funnelOn: true } }
const context = { language: 'en', t: translator('en'), session } as unknown as PageContext
const found = (q: string) => findCustomers(ana, q, 8)
const find = async (q: string) => (await found(q)).rows.map(({ id }) => id)
const names = async (q: string) => (await found(q)).rows.map(({ name }) => name)

async function make(name: string, fields: Partial<Awaited<ReturnType<typeof customerForm>>> = {}) {
  const { id } = await makeCustomer('joost', { name })
  await editCustomer(ana, { ...(await customerForm(id)), ...fields })
  return id
}

describe('how a customer is found', () => {
  let id: string
  beforeAll(async () => {
    id = await make('Pensão Zimbório & Filhos', {
      ...{ number: 'ZB-4711', city: 'Vila Nova de Gaia', email: 'reservas@zimborio.example' },
      ...{ phone: '+351 222 333 719', mobile: '0049 (171) 555-0199' },
    })
    await addContact(ana, { ...person, customerId: id, name: 'Eleutéria Quintanilha', phone: '937 210 044' })
  })

  test.each([
    ['its number, in any case', 'zb-4711'],
    ['a telephone number as it was written', '+351 222 333 719'],
    ['without the code of the country', '222333719'],
    ['with zeros in front of it', '00351 222333719'],
    ['with signs between', '(222) 333-719'],
    ['in other groups', '22 23 33 719'],
    ['the mobile number, with the zero that is spoken at home', '0171 5550199'],
    ['a contact’s telephone', '+351 937210044'],
    ['part of an e-mail address', 'reservas@zimb'],
    ['what stands behind the @', 'zimborio.example'],
    ['two words in reverse order', 'filhos pensão'],
    ['words without accents, in capitals', 'PENSAO ZIMBORIO'],
    ['words from its name and its city', 'zimborio gaia'],
    ['a word of two letters that begins one', 'zimborio ga'],
    ['a contact’s name', 'quintanilha eleuteria'],
    ['a slip in one of two words', 'eleuteria quintanila'],
    ['two letters swapped', 'zimobrio'],
  ])('by %s', async (_how, q) => expect(await find(q)).toEqual([id]))

  test.each([
    ['one word of two', 'quintanilha zzzyx'],
    ['two letters from the middle of a word', 'zimborio ao'],
    ['slips in two words', 'eleutreia qiuntanilha'],
    ['nothing', '  '],
    ['a sign alone that it has not', '+'],
  ])('not by %s', async (_how, q) => expect(await find(q)).toEqual([]))

  test('it is said whether the words were there as typed', async () => {
    expect(await found('zimborio')).toMatchObject({ similar: false, count: 1 })
    expect(await found('zimobrio')).toMatchObject({ similar: true, count: 1 })
  })
})

test('what is called so comes first, then what begins so, whole words before parts, the name before all else', async () => {
  await make('Hospedaria Marégrafo', { remark: null })
  await make('Casa do Pescador', { city: 'Marégrafo' })
  await make('Casa do Pintor', { email: 'ola@maregrafos.example' })
  await make('Marégrafo Azul')
  await make('Marégrafo')
  await make('O Outro', { number: 'MAREGRAFO' })
  await make('Museu dos Marégrafos')
  const first = await names('marégrafo')
  expect(first.slice(0, 2).sort()).toEqual(['Marégrafo', 'O Outro'])
  expect(first.slice(2, 5)).toEqual(['Marégrafo Azul', 'Hospedaria Marégrafo', 'Casa do Pescador'])
  expect(first.slice(5).sort()).toEqual(['Casa do Pintor', 'Museu dos Marégrafos'])
})

test('of those equal otherwise the one that changed last comes first, archived ones at the end', async () => {
  const [early, late, archived] = [await make('Lagar Um'), await make('Lagar Dois'), await make('Lagar Três')]
  await editCustomer(ana, { ...(await customerForm(early)), city: 'Beja' })
  expect(await find('lagar')).toEqual([early, archived, late])
  await archiveCustomer(ana, { customerId: archived, version: (await findCustomerRow(archived)).version })
  expect(await find('lagar')).toEqual([early, late, archived])
  expect((await found('lagar')).rows.map(({ isArchived }) => isArchived)).toEqual([false, false, true])
})

test('of more than 1,000 it is said that there are more, and those that rank first are found all the same', async () => {
  const { accountTypeId } = await makeCustomer()
  await database().execute(sql`insert into customers (organization_id, id, number, name, account_type_id, city, search_text,
      created_at, updated_at)
    select ${ana.organizationId}, gen_random_uuid(), 'XP' || i, 'Firma ' || i, ${accountTypeId}, 'Xistoso',
      'firma ' || i || ' xp' || i || ' xistoso', now() - interval '1 day', now() - interval '1 day'
    from generate_series(1, 1500) i`)
  const [called, begins] = [await make('Xistoso'), await make('Xistoso & Irmão')]
  const changed = await make('Casa Nova', { city: 'Xistoso' })
  await database().execute(
    sql`update customers set updated_at = now() - interval '9 days' where id in (${called}, ${begins})`,
  )
  const { rows, count } = await found('xistoso')
  expect(count).toBeGreaterThan(mostCounted)
  expect(rows.slice(0, 3).map(({ id }) => id)).toEqual([called, begins, changed])
  expect((await find('xp77'))[0]).toBe((await found('firma 77')).rows[0]?.id)
})

test.each(['Москва', '東京', '[a', '(b)', 'c\\d', '***=e', '?', '$^', 'f|g', "o'h", '%_', '😀 x{2}'])(
  '“%s” is what it says',
  async (q) => {
    const id = await make(`Zarco ${q} Lda`)
    expect(await find(`zarco ${q}`)).toEqual([id])
    expect((await findEverywhere(ana, q)).leads.count).toBe(0)
  },
)

test('a customer stands there once however many leads it has, with the open one that changed last', async () => {
  const id = await make('Sete Leads')
  await startLead(ana, { customerId: id, title: 'First' })
  const { entityId: leadId } = await startLead(ana, { customerId: id, title: 'Second' })
  expect(await found('sete leads')).toMatchObject({ count: 1, rows: [{ id, leadId, title: 'Second', reason: null }] })
})

test('one that was merged leads to the one that stays, over two merges too, and shows once', async () => {
  const [first, second, third] = [await make('Velho Nome'), await make('Nome Seguinte'), await make('Nome de Agora')]
  const merge = async (goes: string, stays: string) => {
    const { version } = await findCustomerRow(stays)
    const { version: otherVersion } = await findCustomerRow(goes)
    const seen = { customerId: stays, version, otherId: goes, otherVersion, stays }
    await mergeCustomers(ana, MergeCustomers(reading('EUR')).parse(seen))
  }
  await merge(first, second)
  await merge(second, third)
  expect(await found('velho')).toMatchObject({ count: 1, rows: [{ id: third, merged: 'Velho Nome' }] })
  expect(await found('nome agora')).toMatchObject({ count: 1, rows: [{ id: third, merged: null }] })
  expect(await find('nome')).toEqual([third])
  // The list knows those that were merged no more.
  const leadsToList = async (q: string) => searchGroups(context, q, await findEverywhere(ana, q))[0]?.all !== null
  expect([await leadsToList('velho'), await leadsToList('nome agora')]).toEqual([false, true])
})

test('customers by their ids come in that order, and what is not there is left out', async () => {
  const [one, other] = [await makeCustomer(), await makeCustomer()]
  const listed = await listCustomersOf(ana, [other.id, newId(), one.id])
  expect(listed.map(({ id }) => id)).toEqual([other.id, one.id])
  expect(await listCustomersOf(ana, [])).toEqual([])
})
