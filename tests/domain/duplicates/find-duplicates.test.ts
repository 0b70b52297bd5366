import { describe, expect, test } from 'vitest'
import { archiveCustomer } from '@/lib/customers/archive-customer'
import { createCustomer } from '@/lib/customers/create-customer'
import { findDuplicates } from '@/lib/duplicates/find-duplicates'
import { LikelyDuplicates } from '@/lib/duplicates/likely-duplicates'
import { mergeCustomers } from '@/lib/duplicates/merge-customers'
import { isNear } from '@/lib/duplicates/slips'
import type { Candidate } from '@/lib/duplicates/traits'
import { createCustomerWithLead } from '@/lib/leads/create-customer-with-lead'
import { actorOf } from '../../support/cast'
import { expectRefusal } from '../../support/expect-refusal'
import * as at from '../../support/targets'

const joost = actorOf('joost')
const stranger = actorOf('stranger')
const home = { admin: joost, owner: joost.userId }

const candidate = (more: Partial<Candidate>): Candidate => ({
  ...{ name: 'Nobody Else’s Name', email: null, phone: null, mobile: null, website: null },
  ...{ registrationNumber: null, vatNumber: null },
  ...more,
})
const reasonsFor = async (more: Partial<Candidate>, actor = joost) =>
  (await findDuplicates(actor, candidate(more))).map(({ name, reasons }) => [name, ...reasons])
const add = async (fields: Record<string, string>) => createCustomer(joost, await at.customerFields(home, fields))

describe('a name', () => {
  test.each([
    ['Bäckerei Grünwald GmbH & Co. KG', 'backerei grunwald', 'name'],
    ['Serralharia Açoreana, Lda.', 'SERRALHARIA ACOREANA Unipessoal Lda', 'name'],
    ['Van der Meulen B.V.', 'van der Meulen', 'name'],
    ['Tecidos do Minho S.A.', 'Tecidos do Miho', 'nearName'],
    ['Padaria Ribeirinha', 'Padraia Ribeirinha', 'nearName'],
    ['Zimmerei Oberhauser', 'Simmerei Oberhauser', 'nearName'],
  ])('%s is found as %s: %s', async (there, typed, reason) => {
    await add({ name: there })
    expect(await reasonsFor({ name: typed })).toEqual([[there, reason]])
  })

  test('of other digits or with more than a slip or two is another', async () => {
    await add({ name: 'Condomínio Avenida 12' })
    expect(await reasonsFor({ name: 'Condomínio Avenida 13' })).toEqual([])
    expect(await reasonsFor({ name: 'Condomínio Alameda 12' })).toEqual([])
  })

  test('that is nothing but a legal form or signs is like none', async () => {
    await add({ name: 'GmbH' })
    expect(await reasonsFor({ name: 'AG' })).toEqual([])
    expect(await reasonsFor({ name: '…' })).toEqual([])
  })

  test('that many have tells nothing', async () => {
    for (let made = 0; made < 11; made += 1) await add({ name: 'Farmácia Central' })
    expect(await reasonsFor({ name: 'Farmácia Central' })).toEqual([])
  })
})

test('a slip is a letter missing, too many, another or swapped; short names forgive none', () => {
  expect(isNear('ribeirinha', 'ribeirinah')).toBe(true)
  expect(isNear('ribeirinha', 'ribeirnha')).toBe(true)
  expect(isNear('ribeirinha', 'bireirinha')).toBe(true)
  expect(isNear('ribeirinha', 'montanhesa')).toBe(false)
  expect(isNear('silva', 'silvo')).toBe(true)
  expect(isNear('lima', 'lina')).toBe(false)
})

test('a telephone number is the same in any writing, on either line', async () => {
  await add({ name: 'Olaria Sul', phone: '+351 289 123 456' })
  await add({ name: 'Olaria Norte', mobile: '00351-289123456' })
  for (const typed of ['289 123 456', '(+351) 289-123-456', '289123456'])
    expect(await reasonsFor({ phone: typed })).toEqual([
      ['Olaria Norte', 'phone'],
      ['Olaria Sul', 'phone'],
    ])
  expect(await reasonsFor({ mobile: '456' })).toEqual([])
})

test('an e-mail is the same in any case; its domain counts where it is a firm’s own', async () => {
  await add({ name: 'Adega Um', email: 'Geral@adega-um.example' })
  await add({ name: 'Rita Só', email: 'rita.so@gmail.com' })
  expect(await reasonsFor({ email: 'geral@ADEGA-um.example' })).toEqual([['Adega Um', 'email']])
  expect(await reasonsFor({ email: 'vendas@adega-um.example' })).toEqual([['Adega Um', 'domain']])
  expect(await reasonsFor({ website: 'https://www.adega-um.example/vinhos' })).toEqual([['Adega Um', 'domain']])
  expect(await reasonsFor({ email: 'rita@gmail.com' })).toEqual([])
  expect(await reasonsFor({ email: 'rita.so@gmail.com' })).toEqual([['Rita Só', 'email']])
})

test('numbers of registers are the same however spaced, and stand first', async () => {
  await add({ name: 'Metal Viana', registrationNumber: 'HRB 12.345', vatNumber: 'PT 509 111 222' })
  await add({ name: 'Outra Viana', phone: '258 777 888' })
  expect(await reasonsFor({ registrationNumber: 'hrb12345', phone: '258777888' })).toEqual([
    ['Metal Viana', 'registrationNumber'],
    ['Outra Viana', 'phone'],
  ])
  expect(await reasonsFor({ vatNumber: 'PT509111222' })).toEqual([['Metal Viana', 'vatNumber']])
})

test('what is archived is found, what was merged is not, nor what another organization has', async () => {
  const name = 'Relojoaria Tempo Certo'
  const { entityId: customerId } = await add({ name })
  const { entityId: otherId } = await add({ name })
  const { id: _id, ...twin } = candidate({ name })
  expect((await findDuplicates(joost, { ...twin, id: customerId })).map(({ id }) => id)).toEqual([otherId])
  const merge = { ...(await at.makeTwinsAt(home)), customerId, otherId, stays: customerId }
  await mergeCustomers(joost, merge)
  await archiveCustomer(joost, { customerId, version: 2 })
  expect(await findDuplicates(joost, twin)).toMatchObject([{ id: customerId, archived: true, reasons: ['name'] }])
  expect(await findDuplicates(stranger, twin)).toEqual([])
})

describe('entering a customer that looks like another', () => {
  const fields = async (more: Record<string, string>) => ({
    ...(await at.customerFields(home, more)),
    ...{ startLead: false, addAnyway: null as string | null },
  })

  test('is refused and names it, until that is confirmed of just what is typed', async () => {
    await add({ name: 'Marcenaria Olival' })
    const typed = await fields({ name: 'marcenaria olival Lda' })
    await expectRefusal(() => createCustomerWithLead(joost, typed), 'customer.looksLike')
    const refused = (await createCustomerWithLead(joost, typed).catch((error) => error)) as LikelyDuplicates
    expect(refused).toBeInstanceOf(LikelyDuplicates)
    expect(refused.found).toMatchObject([{ name: 'Marcenaria Olival', reasons: ['name'] }])
    const addAnyway = refused.confirmation
    const other = { ...typed, addAnyway, phone: '253 444 555' }
    await expectRefusal(() => createCustomerWithLead(joost, other), 'customer.looksLike')
    expect((await createCustomerWithLead(joost, { ...typed, addAnyway, city: 'Braga' })).id).not.toBeNull()
  })

  test('tells nothing to who may add none', async () => {
    await add({ name: 'Tanoaria Vilar' })
    const typed = await fields({ name: 'Tanoaria Vilar' })
    await expectRefusal(() => createCustomerWithLead(actorOf('ines'), typed), 'forbidden')
  })

  test('sent twice is added once', async () => {
    const typed = await fields({ name: 'Oficina Duas Vezes' })
    const actor = { ...joost, requestId: '019a0000-0000-7000-8000-0000000000d1' }
    const [one, two] = await Promise.all([createCustomerWithLead(actor, typed), createCustomerWithLead(actor, typed)])
    expect(two).toEqual(one)
    expect(await createCustomerWithLead(actor, typed)).toEqual(one)
  })
})
