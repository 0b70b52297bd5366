import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { database } from '@/db/client'
import { changes } from '@/db/schema'
import { continueRun } from '@/lib/bulk/continue-run'
import { countResults, findRun, listReasons } from '@/lib/bulk/find-run'
import { startRun } from '@/lib/bulk/start-run'
import { beginTakingBack, continueTakingBack } from '@/lib/bulk/take-back-run'
import { editCustomer } from '@/lib/customers/edit-customer'
import { findUndo } from '@/lib/undo/find-undo'
import { countTakenBack } from '@/lib/undo/take-back-batch'
import { undoChange } from '@/lib/undo/undo-change'
import { carryOutRun, choose, everyone, outcomesOf, rehearsed } from '../../support/bulk'
import { actorOf, newRequest } from '../../support/cast'
import { changesOf } from '../../support/changes-of'
import { expectRefusal } from '../../support/expect-refusal'
import { keptWrong } from '../../support/kept-cells'
import { findLead, makeCustomer, makeLead } from '../../support/make'
import { expectReplayed } from '../../support/replay'
import { allRows, searchTexts } from '../../support/rows'
import { customerForm, findCustomerRow } from '../../support/seen'

const ana = actorOf('ana')
const joost = actorOf('joost')
const tiago = actorOf('tiago')
const ofCustomer = (customerId: string) => ({ customerId, leadId: null })
const to = (person: typeof ana, leads = true) => ({ owner: person.userId, leads })
const made = (id: string) =>
  database()
    .select()
    .from(changes)
    .where(and(eq(changes.organizationId, ana.organizationId), eq(changes.batchId, id)))

test('is rehearsed without a trace, then done to customers and their open leads as one batch, and undone as one', async () => {
  const [one, two, lead] = [await makeCustomer('joost'), await makeCustomer('tiago'), await makeLead('joost')]
  const [before, found] = [await allRows(), await searchTexts()]
  const chosen = [one.id, two.id, lead.customerId].map(ofCustomer)
  const id = await rehearsed(ana, 'owner', chosen, to(tiago))
  expect(await allRows()).toEqual(before)
  expect(await made(id)).toEqual([])
  const said = { [one.id]: 'changed', [two.id]: 'unchanged', [lead.customerId]: 'changed' }
  expect(await outcomesOf(id, 'expected')).toEqual(said)
  const run = await carryOutRun(ana, id)
  expect(await outcomesOf(id, 'result')).toEqual(said)
  expect(await countResults(run)).toEqual({ changed: 2, unchanged: 1, refused: 0, otherwise: 0 })
  expect((await findLead(lead.id)).ownerId).toBe(tiago.userId)
  const changed = await made(id)
  expect(changed.map(({ through, userId }) => [through, userId])).toEqual(Array(3).fill(['bulk', ana.userId]))
  expect(await keptWrong(ana.organizationId)).toEqual([])
  await undoChange(ana, { changeId: changed[0]?.id ?? '' })
  expect(await allRows()).toEqual(before)
  expect(await searchTexts()).toEqual(found)
  await expectReplayed()
})

test('of customers alone leaves their leads with whom they have', async () => {
  const lead = await makeLead('joost')
  const id = await rehearsed(ana, 'owner', [ofCustomer(lead.customerId)], to(tiago, false))
  await carryOutRun(ana, id)
  expect((await findLead(lead.id)).ownerId).toBe(joost.userId)
  expect((await findCustomerRow(lead.customerId)).ownerId).toBe(tiago.userId)
})

test('what a person may not change is refused with the reason, in the middle of what goes on', async () => {
  const mine = await Promise.all(Array.from({ length: 60 }, () => makeCustomer('joost')))
  const theirs = await makeCustomer('tiago')
  const chosen = [...mine.slice(0, 30), theirs, ...mine.slice(30)].map(({ id }) => ofCustomer(id))
  const id = await rehearsed(joost, 'owner', chosen, { owner: 'nobody', leads: true })
  const run = await carryOutRun(joost, id)
  expect(await countResults(run)).toEqual({ changed: 60, unchanged: 0, refused: 1, otherwise: 0 })
  expect(await listReasons(run, 3)).toMatchObject([
    { key: 'forbidden', count: 1, examples: [{ customerId: theirs.id, leadId: null, name: 'Hotel Miramar Foz' }] },
  ])
}, 60_000)

test('what others changed since the rehearsal is decided anew, and told', async () => {
  const [kept, given] = [await makeCustomer('joost'), await makeCustomer('joost')]
  const id = await rehearsed(
    joost,
    'owner',
    [kept, given].map(({ id }) => ofCustomer(id)),
    to(tiago),
  )
  await editCustomer(ana, { ...(await customerForm(kept.id)), city: 'Porto' })
  await editCustomer(ana, { ...(await customerForm(given.id)), owner: ana.userId })
  const run = await carryOutRun(joost, id)
  expect(await outcomesOf(id, 'result')).toEqual({ [kept.id]: 'changed', [given.id]: 'forbidden' })
  expect(await countResults(run)).toMatchObject({ otherwise: 1 })
  expect(await findCustomerRow(kept.id)).toMatchObject({ city: 'Porto', ownerId: tiago.userId })
})

test('the whole result is exactly the rows of the view as it was then, each customer once', async () => {
  const name = 'Zz Whole result'
  const two = await Promise.all([makeCustomer('joost', { name }), makeCustomer('tiago', { name })])
  const id = await choose(ana, 'owner', 'all', { ...everyone, q: name })
  await makeCustomer('joost', { name })
  expect(Object.keys(await outcomesOf(id, 'expected')).sort()).toEqual(two.map((one) => one.id).sort())
  expect(await findRun(ana, id)).toMatchObject({ rowCount: 2, list: '/customers?q=Zz+Whole+result' })
  await expectRefusal(
    () => choose(ana, 'owner', 'all', { ...everyone, q: 'Nothing of the kind 77' }),
    'bulk.nothingChosen',
  )
})

test('sent twice is chosen, begun and taken back once', async () => {
  const customer = await makeCustomer('joost')
  const before = await allRows()
  const sent = { ...ana, ...newRequest() }
  const [id, again] = [
    await choose(sent, 'owner', [ofCustomer(customer.id)]),
    await choose(sent, 'owner', [ofCustomer(customer.id)]),
  ]
  expect(again).toBe(id)
  await expectRefusal(() => startRun(ana, id), 'bulk.notRehearsed')
  const run = await rehearsed(ana, 'owner', [ofCustomer(customer.id)], to(tiago))
  await Promise.all([startRun(ana, run), startRun(ana, run)])
  await Promise.all([continueRun(ana, run), continueRun(ana, run)])
  await startRun(ana, run)
  expect(await made(run)).toHaveLength(1)
  await Promise.all([beginTakingBack(ana, run), beginTakingBack(ana, run)])
  await Promise.all([continueTakingBack(ana, run), continueTakingBack(ana, run)])
  expect((await findRun(ana, run)).state).toBe('undone')
  expect(await allRows()).toEqual(before)
})

test('taken back, what was changed since stays, and what one may not change any more', async () => {
  const [kept, back] = [await makeCustomer('joost'), await makeCustomer('joost')]
  const id = await rehearsed(
    ana,
    'owner',
    [kept, back].map((one) => ofCustomer(one.id)),
    to(tiago),
  )
  await carryOutRun(ana, id)
  await editCustomer(ana, { ...(await customerForm(kept.id)), owner: ana.userId })
  await beginTakingBack(ana, id)
  await continueTakingBack(ana, id)
  expect((await findCustomerRow(kept.id)).ownerId).toBe(ana.userId)
  expect((await findCustomerRow(back.id)).ownerId).toBe(joost.userId)
  const given = await rehearsed(joost, 'owner', [ofCustomer(back.id)], to(tiago))
  await carryOutRun(joost, given)
  await beginTakingBack(joost, given)
  await continueTakingBack(joost, given)
  expect((await findCustomerRow(back.id)).ownerId).toBe(tiago.userId)
})

test('taken back by who may take back some of it, it is gone on with by who may take back the rest', async () => {
  const all = [await makeLead('joost'), await makeLead('tiago')]
  const before = await allRows()
  const chosen = all.map(({ id, customerId }) => ({ customerId, leadId: id }))
  const id = await rehearsed(ana, 'nextAction', chosen, { nextAction: 'Ring', nextActionOn: null })
  await carryOutRun(ana, id)
  for (const [person, undone] of [[joost, 1] as const, [ana, 2] as const]) {
    await beginTakingBack(person, id)
    await continueTakingBack(person, id)
    expect((await findRun(ana, id)).state).toBe('undone')
    expect(await countTakenBack(ana, id)).toEqual({ made: 2, undone })
  }
  expect(await allRows()).toEqual(before)
})

test('what was taken back with a run is brought back by itself, and may be taken back again', async () => {
  const [one, two] = [await makeCustomer('joost'), await makeCustomer('joost')]
  const before = await allRows()
  const id = await rehearsed(
    ana,
    'owner',
    [one, two].map((customer) => ofCustomer(customer.id)),
    to(tiago),
  )
  await carryOutRun(ana, id)
  const change = (await changesOf(one.id)).at(-1)?.id ?? ''
  expect(await findUndo(ana, change)).toMatchObject({ others: 1 })
  const takeBack = async () => {
    await beginTakingBack(ana, id)
    await continueTakingBack(ana, id)
  }
  await takeBack()
  const undone = (await changesOf(one.id)).at(-1)?.id ?? ''
  expect(await findUndo(ana, undone)).toMatchObject({ others: 0 })
  await undoChange(ana, { changeId: undone })
  expect((await findCustomerRow(one.id)).ownerId).toBe(tiago.userId)
  expect((await findCustomerRow(two.id)).ownerId).toBe(joost.userId)
  await takeBack()
  expect(await allRows()).toEqual(before)
  expect(await countTakenBack(ana, id)).toEqual({ made: 2, undone: 2 })
})

test('nothing chosen, or nothing that is there, is no run', async () => {
  await expectRefusal(() => choose(ana, 'owner', []), 'bulk.nothingChosen')
  const customer = await makeCustomer('joost')
  await expectRefusal(() => choose(actorOf('stranger'), 'owner', [ofCustomer(customer.id)]), 'missing')
  await expectRefusal(() => choose(actorOf('ines'), 'owner', [ofCustomer(customer.id)]), 'forbidden')
})
