import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { activities, changes, contacts, files, leads } from '@/db/schema'
import { addActivity } from '@/lib/activities/add-activity'
import { examine } from '@/lib/books/examine'
import { listCustomerChanges } from '@/lib/changes/list-changes'
import { addContact } from '@/lib/contacts/add-contact'
import { editContact } from '@/lib/contacts/edit-contact'
import { removeContact } from '@/lib/contacts/remove-contact'
import { findValuesOf } from '@/lib/custom-fields/find-values'
import type { Value } from '@/lib/custom-fields/vocabulary'
import { archiveCustomer, restoreCustomer } from '@/lib/customers/archive-customer'
import { editCustomer } from '@/lib/customers/edit-customer'
import { findMerge } from '@/lib/duplicates/find-merge'
import { type MergeCustomers, mergeCustomers } from '@/lib/duplicates/merge-customers'
import { mergedFields } from '@/lib/duplicates/merged-fields'
import { addFile } from '@/lib/files/add-file'
import { removeFile } from '@/lib/files/remove-file'
import { movesSince } from '@/lib/leads/moved'
import { recordPhase } from '@/lib/leads/record-phase'
import { startLead } from '@/lib/leads/start-lead'
import { ChangedMeanwhile } from '@/lib/refusal'
import { undoChange } from '@/lib/undo/undo-change'
import { actorOf } from '../../support/cast'
import { at } from '../../support/clock'
import { makeField } from '../../support/custom-fields'
import { expectRefusal } from '../../support/expect-refusal'
import { keptWrong } from '../../support/kept-cells'
import { expectReplayed } from '../../support/replay'
import { allRows, searchTexts } from '../../support/rows'
import { customerForm, findCustomerRow } from '../../support/seen'
import * as targets from '../../support/targets'

const ana = actorOf('ana')
const joost = actorOf('joost')
const tiago = actorOf('tiago')
const home = { admin: ana, owner: joost.userId }

const idsOf = async (table: typeof contacts | typeof leads | typeof activities | typeof files, customerId: string) =>
  (await database().select({ id: table.id }).from(table).where(eq(table.customerId, customerId))).map(({ id }) => id)
const all = async (customerId: string) => [
  await idsOf(contacts, customerId),
  await idsOf(leads, customerId),
  await idsOf(activities, customerId),
]
const undo = (change: { id: string | null }, actor = ana) => undoChange(actor, { changeId: change.id ?? '' })

/** What the books find wrong. */
const findings = () =>
  database().transaction(async (tx) => {
    const found = []
    for await (const { findings: some } of examine(tx, ana.organizationId)) found.push(...some)
    return found
  })

describe('merging two customers', () => {
  test('moves all that the other has, archives it under its number and says where it went', async () => {
    const twins = await targets.makeTwinsAt(home)
    const [before, had] = [await findCustomerRow(twins.otherId), await all(twins.otherId)]
    const change = await mergeCustomers(joost, twins)
    expect(change.entityId).toBe(twins.customerId)
    expect(await all(twins.customerId)).toEqual(had)
    expect(await all(twins.otherId)).toEqual([[], [], []])
    const other = await findCustomerRow(twins.otherId)
    expect(other).toMatchObject({ number: before.number, mergedIntoId: twins.customerId, archivedAt: expect.any(Date) })
    // What only one has filled in is kept.
    const stays = await findCustomerRow(twins.customerId)
    expect(stays).toMatchObject({ city: 'Porto', phone: '253 000 111', mergedIntoId: null, archivedAt: null })
    expect(stays.searchText).toContain('rui teixeira')
    expect(other.searchText).not.toContain('rui teixeira')
  })

  test('keeps of each field what was chosen; an external id goes along', async () => {
    const twins = await targets.makeTwinsAt(home)
    const { customerId, otherId } = twins
    await editCustomer(ana, { ...(await customerForm(customerId)), name: 'Hotel A', externalId: 'x1', source: 'Fair' })
    await editCustomer(ana, { ...(await customerForm(otherId)), name: 'Hotel B', externalId: 'x2', source: 'Web' })
    const chosen = { name: otherId, externalId: otherId, source: customerId, city: customerId, phone: otherId }
    const change = await mergeCustomers(joost, { ...twins, version: 2, otherVersion: 2, ...chosen })
    const kept = { name: 'Hotel B', externalId: 'x2', source: 'Fair', city: null, phone: '253 000 111' }
    expect(await findCustomerRow(customerId)).toMatchObject(kept)
    expect(await findCustomerRow(otherId)).toMatchObject({ name: 'Hotel B', externalId: null })
    await undo(change)
    expect(await findCustomerRow(customerId)).toMatchObject({ name: 'Hotel A', externalId: 'x1' })
    expect(await findCustomerRow(otherId)).toMatchObject({ externalId: 'x2', archivedAt: null, mergedIntoId: null })
  })

  test('takes the files along, and of custom fields what was chosen or what only the other has', async () => {
    const twins = await targets.makeTwinsAt(home)
    const { customerId, otherId } = twins
    const fields = [await makeField('text'), await makeField('number'), await makeField('day')] as const
    const [own, theirs, both] = fields.map(({ id }) => id) as [string, string, string]
    const fill = async (id: string, custom: Record<string, Value>) =>
      editCustomer(ana, { ...(await customerForm(id)), custom })
    await fill(customerId, { [own]: 'Own', [both]: '2026-03-01' })
    await fill(otherId, { [theirs]: 7, [both]: '2026-03-02' })
    const file = await targets.withFile('A quote', (path) =>
      addFile(ana, { customerId: otherId, name: 'Quote.txt', path }),
    )
    const gone = await targets.withFile('A plan', (path) =>
      addFile(ana, { customerId: otherId, name: 'Plan.txt', path }),
    )
    await removeFile(ana, { fileId: gone.entityId, version: 1 })
    const before = await allRows()
    const seen = { ...twins, version: 2, otherVersion: 2 }
    const change = await mergeCustomers(joost, { ...seen, custom: { [both]: otherId, [theirs]: null } })
    const values = await findValuesOf(ana, 'customer', customerId)
    expect(Object.fromEntries(values)).toEqual({ [own]: 'Own', [theirs]: 7, [both]: '2026-03-02' })
    expect((await idsOf(files, customerId)).sort()).toEqual([file.entityId, gone.entityId].sort())
    // What is counted is what one sees.
    expect((await listCustomerChanges(ana, customerId, 1))[0]?.facts).toMatchObject({ files: 1 })
    expect(await findings()).toEqual([])
    await undo(change)
    expect(await allRows()).toEqual(before)
    expect(await findings()).toEqual([])
  })

  test('keeps one primary contact, that of the one that stays', async () => {
    const twins = await targets.makeTwinsAt(home)
    const own = await addContact(ana, { ...targets.person, customerId: twins.customerId, name: 'Zoe', primary: true })
    await mergeCustomers(joost, twins)
    const ofBoth = await database().select().from(contacts).where(eq(contacts.customerId, twins.customerId))
    expect(ofBoth).toHaveLength(2)
    expect(ofBoth.filter(({ isPrimary }) => isPrimary).map(({ id }) => id)).toEqual([own.entityId])
  })

  test('is told once in the history of each', async () => {
    const twins = await targets.makeTwinsAt(home)
    await mergeCustomers(joost, twins)
    const [last, before] = await listCustomerChanges(ana, twins.customerId, 9)
    expect(last).toMatchObject({ operation: 'customer.merged', facts: { contacts: 1, leads: 1, activities: 1 } })
    expect(before?.operation).toBe('customer.created')
    expect((await listCustomerChanges(ana, twins.otherId, 1))[0]?.operation).toBe('customer.mergedInto')
  })

  test('would rather keep the one with an open lead, else the older one', async () => {
    const twins = await targets.makeTwinsAt(home)
    expect((await findMerge(joost, twins.customerId, twins.otherId)).stays).toBe(twins.otherId)
    const { customerId } = await targets.makeCustomerAt(home)
    const { customerId: later } = await targets.makeCustomerAt(home)
    expect((await findMerge(joost, later, customerId)).stays).toBe(customerId)
  })
})

describe('is refused', () => {
  test('to who owns only one of both', async () => {
    const twins = await targets.makeTwinsAt(home)
    await editCustomer(ana, { ...(await customerForm(twins.otherId)), owner: tiago.userId })
    await expectRefusal(() => mergeCustomers(joost, { ...twins, otherVersion: 2 }), 'forbidden')
    await expectRefusal(() => mergeCustomers(tiago, { ...twins, otherVersion: 2 }), 'forbidden')
    await mergeCustomers(actorOf('miriam'), { ...twins, otherVersion: 2 })
  })

  test('with itself, with one that is archived, with one that was merged', async () => {
    const twins = await targets.makeTwinsAt(home)
    const { customerId, otherId } = twins
    await expectRefusal(() => mergeCustomers(ana, { ...twins, otherId: customerId }), 'customer.mergeTwo', 'stays')
    await expectRefusal(() => mergeCustomers(ana, { ...twins, stays: ana.userId }), 'customer.mergeTwo', 'stays')
    const shelved = await targets.makeTwinsAt(home)
    await archiveCustomer(ana, { customerId: shelved.otherId, version: 1 })
    await expectRefusal(() => mergeCustomers(ana, { ...shelved, otherVersion: 2 }), 'customer.isArchived')
    await mergeCustomers(ana, twins)
    const again = { ...twins, version: 2, otherVersion: 2, stays: otherId }
    await expectRefusal(() => mergeCustomers(ana, again), 'customer.isMerged')
    await expectRefusal(() => restoreCustomer(ana, { customerId: otherId, version: 2 }), 'customer.isMerged')
    await expectRefusal(() => addContact(ana, { ...targets.person, customerId: otherId }), 'customer.isMerged')
    await expectRefusal(() => addActivity(ana, { ...targets.task, customerId: otherId }), 'customer.isMerged')
    const file = (path: string) => addFile(ana, { customerId: otherId, name: 'Quote.txt', path })
    await expectRefusal(() => targets.withFile('A quote', file), 'customer.isMerged')
    await expectRefusal(() => startLead(ana, { customerId: otherId, title: null }), 'customer.isArchived')
  })

  test('from an old page of either, and says what was changed', async () => {
    const twins = await targets.makeTwinsAt(home)
    await editCustomer(ana, { ...(await customerForm(twins.otherId)), city: 'Braga' })
    const refused = await mergeCustomers(joost, twins).catch((error) => error)
    expect(refused).toBeInstanceOf(ChangedMeanwhile)
    expect(refused).toMatchObject({ entityId: twins.otherId, met: { taken: expect.arrayContaining(['city']) } })
    await editCustomer(ana, { ...(await customerForm(twins.customerId)), city: 'Faro' })
    await expectRefusal(() => mergeCustomers(joost, { ...twins, otherVersion: 2 }), 'changedMeanwhile')
    await mergeCustomers(joost, { ...twins, version: 2, otherVersion: 2 })
  })
})

describe('at once', () => {
  test('both ways, only one is done', async () => {
    const twins = await targets.makeTwinsAt(home)
    const both = [twins, { ...twins, stays: twins.otherId }]
    const done = await Promise.allSettled(both.map((one) => mergeCustomers(joost, one)))
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await findings()).toEqual([])
  })

  test('with what others do to either, nothing is lost', async () => {
    const twins = await targets.makeTwinsAt(home)
    const [contactId = ''] = await idsOf(contacts, twins.otherId)
    const [leadId = ''] = await idsOf(leads, twins.otherId)
    const done = await Promise.allSettled([
      mergeCustomers(joost, twins),
      addContact(joost, { ...targets.person, customerId: twins.otherId, name: 'Late' }),
      editContact(joost, { ...targets.person, contactId, version: 1, name: 'Renamed' }),
      recordPhase(joost, { ...targets.empty, leadId, version: 1 }),
    ])
    const merged = done[0].status === 'fulfilled'
    expect((await idsOf(contacts, twins.otherId)).length === 0).toBe(merged)
    expect(await findings()).toEqual([])
    expect(await keptWrong(ana.organizationId)).toEqual([])
  })
})

describe('taking it back', () => {
  test('restores every row, and the books agree before and after', async () => {
    const twins = await targets.makeTwinsAt(home)
    await addContact(ana, { ...targets.person, customerId: twins.customerId, name: 'Zoe', primary: true })
    const [rows, texts] = [await allRows(), await searchTexts()]
    const change = await mergeCustomers(joost, twins)
    expect(await findings()).toEqual([])
    expect(await keptWrong(ana.organizationId)).toEqual([])
    const undone = await undo(change, joost)
    expect(await allRows()).toEqual(rows)
    expect(await searchTexts()).toEqual(texts)
    expect(await findings()).toEqual([])
    expect(await keptWrong(ana.organizationId)).toEqual([])
    await undo(undone, joost)
    await expectReplayed()
    expect(await findings()).toEqual([])
  })

  test('is for who might have done it, whoever owns the leads', async () => {
    const twins = await targets.makeTwinsAt(home)
    const [leadId = ''] = await idsOf(leads, twins.otherId)
    await database().update(leads).set({ ownerId: tiago.userId }).where(eq(leads.id, leadId))
    const change = await mergeCustomers(joost, twins)
    await expectRefusal(() => undo(change, tiago), 'forbidden')
    await undo(change, joost)
    await database().update(leads).set({ ownerId: joost.userId }).where(eq(leads.id, leadId))
  })

  test('keeps what was done with the moved rows since, and what came new', async () => {
    const twins = await targets.makeTwinsAt(home)
    const [contactId = ''] = await idsOf(contacts, twins.otherId)
    const change = await mergeCustomers(joost, twins)
    await editContact(joost, { ...targets.person, contactId, version: 2, name: 'Renamed', primary: true })
    const later = await addContact(joost, { ...targets.person, customerId: twins.customerId, name: 'Later' })
    await undo(change)
    const [back] = await database().select().from(contacts).where(eq(contacts.id, contactId))
    expect(back).toMatchObject({ customerId: twins.otherId, name: 'Renamed' })
    expect(await idsOf(contacts, twins.customerId)).toEqual([later.entityId])
    expect(await findings()).toEqual([])
  })

  test('is refused where something stands in its way, and nothing is taken back', async () => {
    const twins = await targets.makeTwinsAt(home)
    const [contactId = ''] = await idsOf(contacts, twins.otherId)
    const change = await mergeCustomers(joost, twins)
    await editCustomer(ana, { ...(await customerForm(twins.customerId)), city: 'Lagos' })
    await expectRefusal(() => undo(change), 'undo.changedSince')
    const gone = await targets.makeTwinsAt(home)
    const [person = ''] = await idsOf(contacts, gone.otherId)
    const merged = await mergeCustomers(joost, gone)
    await removeContact(joost, { contactId: person, version: 2 })
    await expectRefusal(() => undo(merged), 'undo.changedSince')
    expect(await idsOf(contacts, twins.customerId)).toEqual([contactId])
    for (const table of [contacts, leads]) {
      const noted = await targets.makeTwinsAt(home)
      const [moved = ''] = await idsOf(table, noted.otherId)
      const together = await mergeCustomers(joost, noted)
      const about = { [table === leads ? 'lead' : 'contact']: moved }
      await addActivity(joost, { ...targets.task, customerId: noted.customerId, ...about })
      await expectRefusal(() => undo(together), 'undo.inUse')
    }
  })

  test('an older change of a row that moved goes on being undoable, and is found again', async () => {
    const twins = await targets.makeTwinsAt(home)
    const [contactId = ''] = await idsOf(contacts, twins.otherId)
    const edited = await editContact(joost, { ...targets.person, contactId, version: 1, name: 'Wrong', primary: true })
    await mergeCustomers(joost, twins)
    await undo(edited)
    expect((await findCustomerRow(twins.customerId)).searchText).toContain('rui teixeira')
    expect(await findings()).toEqual([])
  })

  test('of one merge after the other, the last first', async () => {
    const one = await targets.makeTwinsAt(home)
    const { customerId: third } = await targets.makeCustomerAt(home)
    const first = await mergeCustomers(joost, one)
    const next = { customerId: third, version: 1, otherId: one.customerId, otherVersion: 2, stays: third }
    const second = await mergeCustomers(joost, { ...one, ...next })
    await expectRefusal(() => undo(first), 'undo.changedSince')
    expect(await findings()).toEqual([])
    await undo(second)
    await undo(first)
    expect((await all(one.otherId)).map((ids) => ids.length)).toEqual([1, 1, 1])
    expect(await findings()).toEqual([])
  })
})

test('what moved since a day: a lead that came to another customer, or went back, stood where it stands', async () => {
  at('2026-03-02T10:00:00Z')
  const twins = await targets.makeTwinsAt(home)
  const [leadId = ''] = await idsOf(leads, twins.otherId)
  const terms = async (since: string) => {
    const rows = await database().execute(sql`
      select term from ${movesSince(ana.organizationId, sql`${since}::timestamptz`)} m where lead_id = ${leadId} order by term`)
    return rows.map(({ term }) => term)
  }
  at('2026-03-05T10:00:00Z')
  const change = await mergeCustomers(joost, twins)
  expect(await terms('2026-03-04T00:00:00Z')).toEqual(['now', 'then'])
  at('2026-03-08T10:00:00Z')
  await undo(change)
  for (const since of ['2026-03-04T00:00:00Z', '2026-03-06T00:00:00Z'])
    expect(await terms(since)).toEqual(['now', 'then'])
})

test('whatever is chosen of whatever they have, undo brings back every row', async () => {
  const text = fc.option(fc.constantFrom('a', 'b', 'c'))
  const fields = fc.record({ city: text, source: text, externalId: fc.option(fc.uuid()), remark: text })
  const choice = fc.record(
    Object.fromEntries(mergedFields.map((field) => [field, fc.constantFrom('one', 'other', null)])),
  )
  await fc.assert(
    fc.asyncProperty(fields, fields, choice, fc.boolean(), async (one, other, choices, turned) => {
      const twins = await targets.makeTwinsAt(home)
      await editCustomer(ana, { ...(await customerForm(twins.customerId)), ...one })
      await editCustomer(ana, { ...(await customerForm(twins.otherId)), ...other })
      const { version } = await findCustomerRow(twins.customerId)
      const { version: otherVersion } = await findCustomerRow(twins.otherId)
      const ids: Record<string, string> = { one: twins.customerId, other: twins.otherId }
      const chosen = Object.fromEntries(Object.entries(choices).map(([field, which]) => [field, which && ids[which]]))
      const stays = turned ? twins.otherId : twins.customerId
      const [rows, texts] = [await allRows(), await searchTexts()]
      const change = await mergeCustomers(ana, { ...twins, ...chosen, version, otherVersion, stays } as MergeCustomers)
      expect(await keptWrong(ana.organizationId)).toEqual([])
      await undo(change)
      expect(await allRows()).toEqual(rows)
      expect(await searchTexts()).toEqual(texts)
    }),
    { numRuns: 4 },
  )
  expect(await findings()).toEqual([])
}, 60_000)

test('a merge is one batch: the one that stays, the other, and each row that moved', async () => {
  const twins = await targets.makeTwinsAt(home)
  const { id } = await mergeCustomers(joost, twins)
  const [whole] = await database()
    .select()
    .from(changes)
    .where(eq(changes.id, id ?? ''))
  const batch = await database()
    .select({ operation: changes.operation })
    .from(changes)
    .where(and(eq(changes.organizationId, ana.organizationId), inArray(changes.batchId, [whole?.batchId ?? ''])))
    .orderBy(asc(changes.id))
  expect(batch.map(({ operation }) => operation)).toEqual([
    ...['customer.mergedInto', 'contact.broughtOver', 'lead.broughtOver', 'activity.broughtOver', 'customer.merged'],
  ])
})
