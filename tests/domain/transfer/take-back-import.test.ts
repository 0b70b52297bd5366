import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { database } from '@/db/client'
import { changes, customers, leads } from '@/db/schema'
import { addActivity } from '@/lib/activities/add-activity'
import { addContact } from '@/lib/contacts/add-contact'
import { editCustomer } from '@/lib/customers/edit-customer'
import { MergeCustomers, mergeCustomers } from '@/lib/duplicates/merge-customers'
import { reading } from '@/lib/format/reading'
import { planNextAction } from '@/lib/leads/plan-next-action'
import { findImport } from '@/lib/transfer/find-import'
import { listLeft } from '@/lib/transfer/list-left'
import { beginTakeBack, continueTakeBack } from '@/lib/transfer/take-back-import'
import type { Target } from '@/lib/transfer/vocabulary'
import { countTakenBack } from '@/lib/undo/take-back-batch'
import { undoChange } from '@/lib/undo/undo-change'
import { actorOf } from '../../support/cast'
import { changesOf } from '../../support/changes-of'
import { expectRefusal } from '../../support/expect-refusal'
import { bringIn, checked } from '../../support/import-file'
import { keptWrong } from '../../support/kept-cells'
import { expectReplayed } from '../../support/replay'
import { allRows } from '../../support/rows'
import { customerForm } from '../../support/seen'
import { person, task } from '../../support/targets'

const ana = actorOf('ana')
const columns: Target[] = ['leadExternalId', 'customerName', 'leadState', 'city', 'leadClosedOn']
const fileOf = (mark: string, rows: number) =>
  Array.from(
    { length: rows },
    (_, at) => `${mark}${at},${mark} ${at % 9},${at % 3 ? 'Won,Faro,2026-02-03' : 'Open,Faro,'}`,
  ).join('\n')

const named = (name: string) =>
  database()
    .select()
    .from(customers)
    .where(and(eq(customers.organizationId, ana.organizationId), eq(customers.name, name)))

const leadsOf = (customerId = '') => database().select().from(leads).where(eq(leads.customerId, customerId))

async function broughtIn(rows: string) {
  const id = await checked(rows, columns)
  await bringIn(id)
  return id
}

async function takeBack(id: string) {
  await beginTakeBack(ana, id)
  await continueTakeBack(ana, id)
}

test('an import taken back leaves the tables as they were before it, whatever it had created and edited', async () => {
  await broughtIn('x1,Known 1,Open,Porto,')
  const before = await allRows()
  const id = await broughtIn(`${fileOf('gone', 250)}\nx2,Known 1,Won,Braga,2026-02-03`)
  expect((await countTakenBack(ana, id)).made).toBe(9 + 251 + 1)
  await takeBack(id)
  expect(await allRows()).toEqual(before)
  expect((await findImport(ana, id)).state).toBe('undone')
  const { made, undone } = await countTakenBack(ana, id)
  expect(undone).toBe(made)
  await expectReplayed()
  expect(await keptWrong(ana.organizationId)).toEqual([])
})

test('what was changed since stays, with the customer it belongs to; the rest goes', async () => {
  const id = await broughtIn(fileOf('stays', 30))
  const [kept] = await named('stays 4')
  await editCustomer(ana, { ...(await customerForm(kept?.id ?? '')), remark: 'Rang back' })
  await takeBack(id)
  expect(await named('stays 5')).toEqual([])
  expect((await named('stays 4'))[0]?.remark).toBe('Rang back')
  const { made, undone } = await countTakenBack(ana, id)
  expect(made - undone).toBe(1)
  const [left, ...others] = await listLeft(ana, id, 50)
  expect(left).toMatchObject({ customerId: kept?.id, name: 'stays 4', later: { who: 'Ana Duarte' } })
  expect(others).toEqual([])
  expect(await listLeft(actorOf('stranger'), id, 50)).toEqual([])
})

test('what was planned since, and who was merged since, stays', async () => {
  const id = await broughtIn(
    'p1,Planned,Open,Faro,\nm1,Merged,Open,Faro,\nm2,Kept,Open,Faro,\no1,Left alone,Open,Faro,',
  )
  const [planned, merged, kept] = [...(await named('Planned')), ...(await named('Merged')), ...(await named('Kept'))]
  const next = { nextAction: 'Ring', nextActionOn: '2026-04-01' }
  const [lead] = await leadsOf(planned?.id)
  await planNextAction(ana, { leadId: lead?.id ?? '', version: lead?.version ?? 0, ...next })
  const both = { customerId: kept?.id, version: kept?.version, otherId: merged?.id, otherVersion: merged?.version }
  await mergeCustomers(ana, MergeCustomers(reading('EUR')).parse({ ...both, stays: kept?.id }))
  await takeBack(id)
  expect(await leadsOf(planned?.id)).toMatchObject([next])
  expect(await named('Merged')).toMatchObject([{ mergedIntoId: kept?.id }])
  expect(await leadsOf(kept?.id)).toHaveLength(1)
  expect(await named('Left alone')).toEqual([])
  await expectReplayed()
})

test('one of what was taken back is brought back by itself', async () => {
  const id = await broughtIn('b1,Back 1,Open,Faro,\nb2,Back 2,Open,Faro,')
  const [back] = await named('Back 1')
  await takeBack(id)
  const undone = (await changesOf(back?.id ?? '')).at(-1)
  await undoChange(ana, { changeId: undone?.id ?? '' })
  expect(await named('Back 1')).toHaveLength(1)
  expect(await leadsOf(back?.id)).toEqual([])
  expect(await named('Back 2')).toEqual([])
})

test('ended in between it is gone on with, and two at once take back each change once', async () => {
  const before = await allRows()
  const id = await broughtIn(fileOf('twice', 250))
  await beginTakeBack(ana, id)
  await Promise.all([continueTakeBack(ana, id), continueTakeBack(ana, id)])
  await beginTakeBack(ana, id).catch(() => undefined)
  await continueTakeBack(ana, id)
  expect(await allRows()).toEqual(before)
  const undone = await database()
    .select()
    .from(changes)
    .where(and(eq(changes.organizationId, ana.organizationId), eq(changes.operation, 'undone')))
  expect(new Set(undone.map((one) => one.entityId)).size).toBe(undone.filter((one) => one.entityId).length)
})

test('what stands in the way of one holds up no other of its portion, and rows written twice go back twice', async () => {
  await broughtIn('y1,Met 1,Open,Porto,\ny2,Met 2,Open,Porto,')
  const before = await allRows()
  const id = await broughtIn(
    `z1,Met 1,Open,Braga,\nz2,Met 1,Open,Lagos,\nz3,New twice,Open,Faro,\nz4,New twice,Open,Beja,\n${fileOf('way', 60)}`,
  )
  expect((await named('Met 1'))[0]?.city).toBe('Lagos')
  const [met] = await named('way 3')
  await addContact(ana, { ...person, customerId: met?.id ?? '' })
  const after = await allRows()
  await takeBack(id)
  expect((await named('Met 1'))[0]?.city).toBe('Porto')
  expect(await named('New twice')).toEqual([])
  expect(await named('way 3')).toHaveLength(1)
  const own = (row: string) => row.includes(met?.id ?? '-')
  const { customers: kept = [], contacts: people = [], ...rest } = await allRows()
  expect(kept.filter((row) => !own(row))).toEqual(before.customers)
  expect(kept.filter(own)).toEqual(after.customers?.filter(own))
  expect(people).toEqual(after.contacts)
  expect({ ...rest, customers: 0, contacts: 0 }).toEqual({ ...before, customers: 0, contacts: 0 })
  await expectReplayed()
})

test('a lead that an activity is about since stays, and holds up no other', async () => {
  const id = await broughtIn('a1,Spoken to,Open,Faro,\na2,Not spoken to,Open,Faro,')
  const [met] = await named('Spoken to')
  const [lead] = await leadsOf(met?.id)
  await addActivity(ana, { ...task, customerId: met?.id ?? '', lead: lead?.id ?? '' })
  await takeBack(id)
  expect((await findImport(ana, id)).state).toBe('undone')
  expect(await leadsOf(met?.id)).toEqual([lead])
  expect(await named('Not spoken to')).toEqual([])
  await expectReplayed()
})

test('is for admins, and only of what was brought in', async () => {
  const id = await checked(fileOf('never', 3), columns)
  await expectRefusal(() => beginTakeBack(ana, id), 'undo.never')
  await expectRefusal(() => beginTakeBack(actorOf('miriam'), id), 'forbidden')
  await expectRefusal(() => beginTakeBack(actorOf('stranger'), id), 'missing')
})
