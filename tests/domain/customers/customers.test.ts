import { and, eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { contacts, customers, leads } from '@/db/schema'
import { addContact } from '@/lib/contacts/add-contact'
import { editContact } from '@/lib/contacts/edit-contact'
import { removeContact } from '@/lib/contacts/remove-contact'
import { archiveCustomer, restoreCustomer } from '@/lib/customers/archive-customer'
import { createCustomer } from '@/lib/customers/create-customer'
import { editCustomer } from '@/lib/customers/edit-customer'
import { CustomerFields } from '@/lib/customers/fields'
import { reading } from '@/lib/format/reading'
import { archiveAccountType } from '@/lib/leads/archive-account-type'
import { changeAccountType } from '@/lib/leads/change-account-type'
import { createCustomerWithLead } from '@/lib/leads/create-customer-with-lead'
import { editCustomerWithLeads } from '@/lib/leads/edit-customer-with-leads'
import { startLead } from '@/lib/leads/start-lead'
import { ChangedMeanwhile } from '@/lib/refusal'
import { undoChange } from '@/lib/undo/undo-change'
import { actorOf, newRequest } from '../../support/cast'
import { changesOf } from '../../support/changes-of'
import { statementsOf } from '../../support/count-statements'
import { expectRefusal } from '../../support/expect-refusal'
import { makeFunnel, makeType, noSettlement } from '../../support/funnel'
import { findAccountType, findLead, findPhase, findReason, makeCustomer } from '../../support/make'

const joost = actorOf('joost')
const fieldsOf = async (more: Record<string, string> = {}, accountType = 'LEAD') =>
  CustomerFields(reading('EUR')).parse({
    name: 'Bäckerei Çelik',
    accountType: (await findAccountType(accountType)).id,
    owner: joost.userId,
    ...more,
  })

async function findCustomer(id: string) {
  const [row] = await database().select().from(customers).where(eq(customers.id, id))
  if (!row) throw new Error('no customer')
  return row
}

/** All fields of a customer as its form would post them. */
async function formOf(id: string, more: Record<string, string> = {}) {
  const row = await findCustomer(id)
  const { accountType: _type, ...fields } = await fieldsOf({ name: row.name, number: row.number, ...more })
  return { ...fields, number: more.number ?? row.number, customerId: id, version: row.version }
}

describe('creating a customer', () => {
  test('numbers it, makes it findable without accents and by any writing of its phone, and is recorded', async () => {
    const { entityId } = await createCustomer(joost, await fieldsOf({ phone: '+49 (0)201 555 0101' }))
    const row = await findCustomer(entityId)
    expect(row.number).toMatch(/^\d+$/)
    expect(row.searchText).toContain('backerei celik')
    expect(row.searchText).toContain('2015550101')
    expect(await changesOf(entityId)).toMatchObject([
      { operation: 'customer.created', facts: { name: 'Bäckerei Çelik' } },
    ])
  })

  test('skips numbers given by hand, also when many are created at once', async () => {
    const { entityId } = await createCustomer(joost, await fieldsOf())
    const next = String(Number((await findCustomer(entityId)).number) + 1)
    await createCustomer(joost, await fieldsOf({ number: next }))
    const fields = await fieldsOf()
    const made = await Promise.all([1, 2, 3, 4].map(() => createCustomer(joost, fields)))
    const numbers = await Promise.all(made.map(async (one) => (await findCustomer(one.entityId)).number))
    expect(new Set([...numbers, next]).size).toBe(5)
  })

  test('passes over thousands of numbers that came with other customers, once', async () => {
    const { entityId } = await createCustomer(joost, await fieldsOf())
    const first = await findCustomer(entityId)
    const next = Number(first.number) + 1
    await database().execute(sql`
      insert into customers (organization_id, id, name, number, account_type_id, search_text, created_at, updated_at)
      select organization_id, gen_random_uuid(), 'Brought in', one::text, account_type_id, 'brought in', now(), now()
      from customers, generate_series(${next}::int, ${next + 14_999}::int) as one where id = ${entityId}`)
    const fields = await fieldsOf()
    const { answer, statements } = await statementsOf(() => createCustomer(joost, fields))
    expect((await findCustomer(answer.entityId)).number).toBe(String(next + 15_000))
    expect(statements.length).toBeLessThan(40)
    const last = await createCustomer(joost, await fieldsOf())
    expect((await findCustomer(last.entityId)).number).toBe(String(next + 15_001))
  })

  test('is refused with a taken number, an archived account type, an inactive owner, and to a viewer', async () => {
    const { entityId } = await createCustomer(joost, await fieldsOf())
    const { number } = await findCustomer(entityId)
    const taken = await fieldsOf({ number })
    await expectRefusal(() => createCustomer(joost, taken), 'customer.numberTaken', 'number')
    const gone = await fieldsOf({ owner: actorOf('rui').userId })
    await expectRefusal(() => createCustomer(joost, gone), 'customer.ownerGone', 'owner')
    const foreign = { ...(await fieldsOf()), accountType: (await findAccountType('LEAD', actorOf('stranger'))).id }
    await expectRefusal(() => createCustomer(joost, foreign), 'customer.accountTypeGone', 'accountType')
    const { id: type, code } = await makeType()
    const archived = await fieldsOf({}, code)
    await archiveAccountType(actorOf('ana'), { accountTypeId: type, version: 1, ...noSettlement })
    await expectRefusal(() => createCustomer(joost, archived), 'customer.accountTypeGone', 'accountType')
    const { id: customerId } = await makeCustomer()
    const retyped = { customerId, version: 1, accountType: type, ...noSettlement }
    await expectRefusal(() => changeAccountType(joost, retyped), 'customer.accountTypeGone', 'accountType')
    const fine = await fieldsOf()
    await expectRefusal(() => createCustomer(actorOf('ines'), fine), 'forbidden')
  })

  test('sent twice at once is done once, with the same answer', async () => {
    const actor = { ...joost, ...newRequest() }
    const fields = await fieldsOf({ name: 'Sent twice' })
    const [one, two] = await Promise.all([createCustomer(actor, fields), createCustomer(actor, fields)])
    expect(two).toEqual(one)
    expect(await database().select().from(customers).where(eq(customers.name, 'Sent twice'))).toHaveLength(1)
  })

  test('with a lead starts it in the same change of the database', async () => {
    const { entityId } = await createCustomerWithLead(joost, {
      ...(await fieldsOf({ name: 'Alone of its name' })),
      ...{ startLead: true, addAnyway: null },
    })
    const [lead] = await database().select().from(leads).where(eq(leads.customerId, entityId))
    expect(lead?.state).toBe('open')
    const [made] = await database().execute(
      sql`select count(*)::int as changes, count(distinct xmin::text)::int as "atOnce" from changes where customer_id = ${entityId}`,
    )
    expect(made).toEqual({ changes: 2, atOnce: 1 })
  })
})

describe('editing a customer', () => {
  test('records only what differs, with what stood before', async () => {
    const { id } = await makeCustomer()
    await editCustomer(joost, await formOf(id, { city: 'Porto' }))
    const [change] = (await changesOf(id)).slice(-1)
    expect(change?.rows).toMatchObject([{ table: 'customers', before: { city: null }, after: { city: 'Porto' } }])
  })

  test('from an old page overwrites nothing', async () => {
    const { id } = await makeCustomer()
    const old = await formOf(id, { city: 'Lisboa' })
    await editCustomer(joost, await formOf(id, { city: 'Porto' }))
    await expect(editCustomer(joost, old)).rejects.toBeInstanceOf(ChangedMeanwhile)
    expect((await findCustomer(id)).city).toBe('Porto')
  })

  test('gives the open leads of its owner to another one, when asked, and back by undo', async () => {
    const { id, accountTypeId: accountType } = await makeCustomer()
    const { entityId: own } = await startLead(joost, { customerId: id, title: 'Own' })
    const { entityId: other } = await startLead(joost, { customerId: id, title: 'Of another' })
    await database()
      .update(leads)
      .set({ ownerId: actorOf('ana').userId })
      .where(eq(leads.id, other))
    const { userId: tiago } = actorOf('tiago')
    const edit = async (more: Record<string, string>, giveLeads: boolean) => {
      const form = { ...(await formOf(id, more)), accountType, startLead: false, giveLeads }
      return editCustomerWithLeads(joost, { ...form, ...noSettlement })
    }
    const owners = async () => [(await findLead(own)).ownerId, (await findLead(other)).ownerId]
    const stays = [joost.userId, actorOf('ana').userId]
    await edit({ city: 'Porto' }, true)
    expect(await owners()).toEqual(stays)
    const given = await edit({ owner: tiago }, true)
    expect(await owners()).toEqual([tiago, actorOf('ana').userId])
    await undoChange(actorOf('ana'), { changeId: given.id ?? '' })
    expect(await owners()).toEqual(stays)
    await edit({ owner: tiago }, false)
    expect(await owners()).toEqual(stays)
  })

  test.each([
    ['close', 'joost', 'closed'],
    ['move', 'tiago', 'open'],
  ] as const)(
    'with another type and owner %s leads that one still has: they are of %s',
    async (become, whose, state) => {
      const { id } = await makeCustomer()
      const { entityId } = await startLead(joost, { customerId: id, title: null })
      const { funnel, type } = await makeFunnel()
      const settled = {
        ...{ leads: become, leadPhase: become === 'move' ? (funnel[0]?.id ?? null) : null },
        closingReason: become === 'close' ? (await findReason('LOST')).id : null,
      }
      const form = { ...(await formOf(id, { owner: actorOf('tiago').userId })), accountType: type.id }
      await editCustomerWithLeads(joost, { ...form, startLead: false, giveLeads: true, ...settled })
      expect(await findLead(entityId)).toMatchObject({ state, ownerId: actorOf(whose).userId })
    },
  )

  test('of somebody else, or of another organization, is refused', async () => {
    const { id } = await makeCustomer('tiago')
    const form = await formOf(id)
    await expectRefusal(() => editCustomer(joost, form), 'forbidden')
    await expectRefusal(() => editCustomer(actorOf('stranger'), form), 'missing')
  })

  test('archives and restores', async () => {
    const { id } = await makeCustomer()
    await archiveCustomer(joost, { customerId: id, version: 1 })
    expect((await findCustomer(id)).archivedAt).not.toBeNull()
    await expectRefusal(() => startLead(joost, { customerId: id, title: null }), 'customer.isArchived')
    await restoreCustomer(joost, { customerId: id, version: 2 })
    expect((await findCustomer(id)).archivedAt).toBeNull()
  })
})

describe('changing the account type', () => {
  const change = async (customerId: string, more: object, to = 'PROSP') => {
    const { version } = await findCustomer(customerId)
    const settle = { leads: null, leadPhase: null, closingReason: null }
    return changeAccountType(joost, {
      customerId,
      version,
      accountType: (await findAccountType(to)).id,
      ...settle,
      ...more,
    })
  }
  const withLead = async () => {
    const { id } = await makeCustomer()
    return { id, leadId: (await startLead(joost, { customerId: id, title: null })).entityId }
  }

  test('with an open lead asks first', async () => {
    const { id } = await withLead()
    await expectRefusal(() => change(id, {}), 'lead.settleFirst', 'leads')
  })

  test('moves a lead only to a phase of the new account type', async () => {
    const { id } = await withLead()
    const [own, elsewhere] = [await findPhase('CALC'), await findPhase('FIRST', 'PROSP')]
    await expectRefusal(() => change(id, { leads: 'move', leadPhase: own.id }), 'lead.phaseNotInUse', 'leadPhase')
    const move = { leads: 'move', leadPhase: elsewhere.id }
    await expectRefusal(() => change(id, move, 'CUST'), 'lead.phaseNotInUse', 'leadPhase')
  })

  test('keeps, moves or closes the open lead, as told', async () => {
    const kept = await withLead()
    await change(kept.id, { leads: 'keep' })
    expect((await findLead(kept.leadId)).accountTypeId).toBe((await findAccountType('LEAD')).id)
    expect((await findCustomer(kept.id)).accountTypeId).toBe((await findAccountType('PROSP')).id)

    const moved = await withLead()
    const phase = await findPhase('FIRST', 'PROSP')
    await change(moved.id, { leads: 'move', leadPhase: phase.id })
    expect(await findLead(moved.leadId)).toMatchObject({
      leadPhaseId: phase.id,
      accountTypeId: phase.accountTypeId,
      state: 'open',
    })

    const closed = await withLead()
    await change(closed.id, { leads: 'close', closingReason: (await findReason('LOST')).id }, 'CUST')
    expect((await findLead(closed.leadId)).state).toBe('closed')
    expect((await findCustomer(closed.id)).accountTypeId).toBe((await findAccountType('CUST')).id)
  })
})

describe('contacts', () => {
  const person = { function: null, phone: null, mobile: null, email: null, remark: null, primary: true }
  const primaries = (customerId: string) =>
    database()
      .select({ name: contacts.name })
      .from(contacts)
      .where(and(eq(contacts.customerId, customerId), eq(contacts.isPrimary, true)))

  test('one who took the place of the primary gives it back when that is undone', async () => {
    const { id } = await makeCustomer()
    await addContact(joost, { customerId: id, name: 'Rui Teixeira', ...person })
    const helena = await addContact(joost, { customerId: id, name: 'Helena Cabral', ...person })
    await undoChange(joost, { changeId: helena.id ?? '' })
    expect(await primaries(id)).toEqual([{ name: 'Rui Teixeira' }])
    const nuno = await addContact(joost, { customerId: id, name: 'Nuno Pais', ...person, primary: false })
    const edited = await editContact(joost, { contactId: nuno.entityId, version: 1, name: 'Nuno Pais', ...person })
    expect(await primaries(id)).toEqual([{ name: 'Nuno Pais' }])
    await undoChange(joost, { changeId: edited.id ?? '' })
    expect(await primaries(id)).toEqual([{ name: 'Rui Teixeira' }])
  })

  test('have one primary, are found by name, and leave the history when removed', async () => {
    const { id } = await makeCustomer()
    const rui = await addContact(joost, { customerId: id, name: 'Rui Teixeira', ...person })
    await addContact(joost, { customerId: id, name: 'Helena Cabral', ...person })
    expect(await primaries(id)).toEqual([{ name: 'Helena Cabral' }])
    expect((await findCustomer(id)).searchText).toContain('rui teixeira')
    await editContact(joost, { contactId: rui.entityId, version: 2, name: 'Rui T.', ...person })
    expect(await primaries(id)).toEqual([{ name: 'Rui T.' }])
    await removeContact(joost, { contactId: rui.entityId, version: 3 })
    expect((await findCustomer(id)).searchText).not.toContain('rui t.')
    expect((await changesOf(rui.entityId)).at(-1)).toMatchObject({
      operation: 'contact.removed',
      rows: [{ before: { name: 'Rui T.' } }],
    })
  })

  test('two made primary at once leave one', async () => {
    const { id } = await makeCustomer()
    await Promise.allSettled(['A', 'B', 'C'].map((name) => addContact(joost, { customerId: id, name, ...person })))
    expect(await primaries(id)).toHaveLength(1)
  })
})
