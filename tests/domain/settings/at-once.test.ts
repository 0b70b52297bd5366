import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { customers, leadPhases } from '@/db/schema'
import { listAccountTypes } from '@/lib/account-types/list-account-types'
import { moveAccountType } from '@/lib/account-types/move-account-type'
import { addClosingReason } from '@/lib/closing-reasons/add-closing-reason'
import { editClosingReason } from '@/lib/closing-reasons/edit-closing-reason'
import { listClosingReasons } from '@/lib/closing-reasons/list-closing-reasons'
import { moveClosingReason } from '@/lib/closing-reasons/move-closing-reason'
import { editLeadPhase } from '@/lib/lead-phases/edit-lead-phase'
import { findFunnel } from '@/lib/lead-phases/funnel'
import { moveLeadPhase } from '@/lib/lead-phases/move-lead-phase'
import { renumberLeadPhases } from '@/lib/lead-phases/renumber-lead-phases'
import { archiveAccountType } from '@/lib/leads/archive-account-type'
import { archiveLeadPhase } from '@/lib/leads/archive-lead-phase'
import { closeLead } from '@/lib/leads/close-lead'
import { completePhase } from '@/lib/leads/complete-phase'
import { editAccountType } from '@/lib/leads/edit-account-type'
import { recordPhase } from '@/lib/leads/record-phase'
import { startLead } from '@/lib/leads/start-lead'
import type { Actor } from '@/lib/permissions/actor'
import { findUndo } from '@/lib/undo/find-undo'
import { undoChange } from '@/lib/undo/undo-change'
import { actorOf } from '../../support/cast'
import { changesOf } from '../../support/changes-of'
import { expectRefusal } from '../../support/expect-refusal'
import { addPhase, makeFunnel, makeType, noSettlement, phaseIn } from '../../support/funnel'
import { findLead, findPhase, makeCustomer, makeLead } from '../../support/make'
import { empty } from '../../support/targets'

const ana = actorOf('ana')
const joost = actorOf('joost')
type Line = { id: string; version: number; orderNumber: number }

/** Everyone moves another one, each from a page that shows the same. A version that someone else's move made is too old. */
async function moveAll(lines: Line[], move: (line: Line, at: number) => Promise<unknown>, list: () => Promise<Line[]>) {
  const moved = await Promise.allSettled(lines.map(move))
  for (const one of moved) if (one.status === 'rejected') expect(one.reason).toMatchObject({ key: 'changedMeanwhile' })
  expect(moved.map((one) => one.status)).toContain('fulfilled')
  const numbers = (await list()).map((one) => one.orderNumber)
  expect(numbers).toEqual(numbers.map((_, at) => (at + 1) * 10))
}
const upOrDown = (at: number) => (at % 2 ? 'up' : 'down')

describe('moved by several people at once', () => {
  test('lead phases are in one order', async () => {
    const { type } = await makeFunnel()
    for (const code of ['A', 'B', 'C']) await addPhase(type.id, code, 'regular')
    const list = () => findFunnel(ana, type.id)
    await moveAll(
      (await list()).slice(1, -1),
      ({ id, version }, at) => moveLeadPhase(ana, { leadPhaseId: id, version, to: upOrDown(at) }),
      list,
    )
  })

  test('account types are in one order', async () => {
    for (let at = 0; at < 3; at++) await makeType()
    await moveAll(
      await listAccountTypes(ana),
      ({ id, version }, at) => moveAccountType(ana, { accountTypeId: id, version, to: upOrDown(at) }),
      () => listAccountTypes(ana),
    )
  })

  test('closing reasons are in one order', async () => {
    await moveAll(
      await listClosingReasons(ana),
      ({ id, version }, at) => moveClosingReason(ana, { closingReasonId: id, version, to: upOrDown(at) }),
      () => listClosingReasons(ana),
    )
  })
})

describe('the default', () => {
  const form = ({ id, ...type }: Awaited<ReturnType<typeof makeType>>) => ({ accountTypeId: id, version: 1, ...type })
  const makeDefault = (type: Awaited<ReturnType<typeof makeType>>) =>
    editAccountType(ana, { ...form(type), default: true, ...noSettlement })

  test('is one, whoever was last, when several are made it at once', async () => {
    const types = await Promise.all([makeType(), makeType(), makeType()])
    await Promise.all(types.map(makeDefault))
    const defaults = (await listAccountTypes(ana)).filter((type) => type.isDefault)
    expect(defaults).toHaveLength(1)
    expect(types.map((type) => type.id)).toContain(defaults[0]?.id)
  })

  test('is taken in the same change, and not taken back from an old page', async () => {
    const [first, second] = [await makeType(), await makeType()]
    await makeDefault(first)
    await makeDefault(second)
    expect((await changesOf(second.id)).at(-1)?.rows).toEqual([
      expect.objectContaining({ key: { id: first.id }, after: { isDefault: false } }),
      expect.objectContaining({ key: { id: second.id }, after: { isDefault: true } }),
    ])
    const old = { ...form(first), version: 2, default: true, ...noSettlement }
    await editAccountType(ana, old)
    const defaults = (await listAccountTypes(ana)).filter((type) => type.isDefault)
    expect(defaults.map((type) => type.id)).toEqual([second.id])
  })
})

test('what another archived meanwhile is not made the default', async () => {
  const { id, ...type } = await makeType()
  await archiveAccountType(ana, { accountTypeId: id, version: 1, ...noSettlement })
  const form = { accountTypeId: id, version: 1, ...type, ...noSettlement }
  await expectRefusal(() => editAccountType(ana, { ...form, default: true }), 'accountType.isArchived', 'default')
  await editAccountType(ana, { ...form, description: 'Old' })
})

/** In this database: the tests beside have others on the same server. */
async function countWaiting() {
  const [row] = await database().execute<{ count: number }>(
    sql`select count(*)::int as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`,
  )
  return row?.count ?? 0
}

test('while the outcome of a reason is being changed, no lead is closed with the one it had', async () => {
  const fields = { code: 'SLOW', description: 'Slow', outcome: 'won' as const, orderNumber: null, accountTypes: [] }
  const { entityId: closingReason } = await addClosingReason(ana, fields)
  const { id, version } = await makeLead('joost', { phase: 'CLOSED' })
  let closing = Promise.resolve<unknown>(undefined)
  await database().transaction(async (tx) => {
    const edit = { closingReasonId: closingReason, version: 1, ...fields, outcome: 'lost' as const }
    await editClosingReason({ ...ana, within: tx }, edit)
    closing = closeLead(joost, { leadId: id, version, ...empty, closingReason, comment: null })
    await expect.poll(() => countWaiting()).toBeGreaterThan(0)
  })
  await closing
  expect((await changesOf(id)).at(-1)?.facts).toMatchObject({ outcome: 'lost' })
})

test('while the leads of a phase are being settled, others record theirs in the phase that takes them in', async () => {
  const { type } = await makeFunnel()
  const start = async () => {
    const customer = await makeCustomer('joost', { accountType: type.code })
    return findLead((await startLead(joost, { customerId: customer.id, title: null })).entityId)
  }
  const [first, last, other] = [await start(), await start(), await start()]
  expect(first.id < last.id).toBe(true)
  await completePhase(joost, { leadId: other.id, version: other.version, ...empty })
  const { seen } = await phaseIn(type.id, 'START')
  const moved = { leads: 'move' as const, leadPhase: (await phaseIn(type.id, 'TALK')).id, closingReason: null }
  let settling = Promise.resolve<unknown>(undefined)
  await database().transaction(async (tx) => {
    // The settling stops short of its last lead.
    await tx.select().from(customers).where(eq(customers.id, last.customerId)).for('update')
    settling = archiveLeadPhase(ana, { ...seen, ...moved })
    await expect.poll(() => countWaiting()).toBeGreaterThan(0)
    await recordPhase(joost, { leadId: other.id, version: other.version + 1, ...empty, expectedValue: 500 })
  })
  await settling
  expect(await findLead(first.id)).toMatchObject({ leadPhaseId: moved.leadPhase })
})

describe('while a phase is being archived', () => {
  /** Archives the phase, slowly: begins `work` before the archiving is done, and lets it wait. */
  async function meanwhile(code: string, work: () => Promise<unknown>) {
    const { id } = await findPhase(code)
    let answer = Promise.resolve<unknown>(undefined)
    await database().transaction(async (tx) => {
      await tx.update(leadPhases).set({ archivedAt: new Date() }).where(eq(leadPhases.id, id))
      answer = work().catch((refusal: unknown) => refusal)
      await expect.poll(() => countWaiting()).toBeGreaterThan(0)
    })
    // Before it is in use again: whoever waited reads the row as it is by then.
    const said = await answer
    await database().update(leadPhases).set({ archivedAt: null }).where(eq(leadPhases.id, id))
    return said
  }
  test('no lead enters it', async () => {
    const lead = await makeLead('joost', { phase: 'CALL' })
    const go = () => completePhase(joost, { leadId: lead.id, version: lead.version, ...empty })
    expect(await meanwhile('MEET', go)).toMatchObject({ key: 'lead.phaseNotInUse' })
    expect(await findLead(lead.id)).toEqual(lead)
  })

  test('no lead is started in it', async () => {
    const customer = await makeCustomer()
    const start = (actor: Actor) => startLead(actor, { customerId: customer.id, title: null })
    expect(await meanwhile('CALL', () => start(joost))).toMatchObject({ key: 'lead.funnelIncomplete' })
    await start(joost)
  })
})

test('a number that numbering all anew gave is not typed over from an old page, and stands in the way of an undo', async () => {
  const { type } = await makeFunnel()
  const { entityId } = await addPhase(type.id, 'ASK', 'regular', 75)
  const form = { code: 'ASK', description: 'Ask', phaseType: 'regular', stalledAfterDays: null } as const
  const seen = { leadPhaseId: entityId, version: 1 }
  const renumbered = await renumberLeadPhases(ana, { accountTypeId: type.id, version: 1 })
  const asked = await phaseIn(type.id, 'ASK')
  expect([asked.orderNumber, asked.version]).toEqual([40, 2])
  await expectRefusal(() => editLeadPhase(ana, { ...seen, ...form, orderNumber: 80 }), 'changedMeanwhile')
  await editLeadPhase(ana, { ...seen, ...form, orderNumber: 75 })
  expect(await phaseIn(type.id, 'ASK')).toMatchObject({ description: 'Ask', orderNumber: 40 })
  const [added] = await changesOf(entityId)
  const number = (await findUndo(ana, added?.id ?? '')).rows.find((row) => row.column === 'orderNumber')
  expect(number).toMatchObject({ now: 40, again: { changeId: renumbered.id } })
})

test('what was undone after another’s move is not written over from a page of before', async () => {
  const { type } = await makeFunnel()
  const talk = await phaseIn(type.id, 'TALK')
  const form = { code: 'TALK', phaseType: 'regular', orderNumber: null } as const
  const change = await editLeadPhase(ana, { ...talk.seen, ...form, description: 'Talked', stalledAfterDays: null })
  await moveLeadPhase(ana, { ...(await phaseIn(type.id, 'OFFER')).seen, to: 'up' })
  const { seen } = await phaseIn(type.id, 'TALK')
  await undoChange(ana, { changeId: change.id ?? '' })
  await editLeadPhase(ana, { ...seen, ...form, description: 'Talked', stalledAfterDays: 14 })
  expect(await phaseIn(type.id, 'TALK')).toMatchObject({ description: 'TALK', stalledAfterDays: 14, version: 5 })
})

test('a number that another’s move gave is not typed over from an old page', async () => {
  const { type } = await makeFunnel()
  const offer = await phaseIn(type.id, 'OFFER')
  const talk = await phaseIn(type.id, 'TALK')
  await moveLeadPhase(ana, { ...offer.seen, to: 'up' })
  const form = {
    code: 'TALK',
    description: 'Talk',
    phaseType: 'regular',
    orderNumber: 20,
    stalledAfterDays: null,
  } as const
  await editLeadPhase(ana, { ...talk.seen, ...form, description: 'Talked' })
  const order = (await findFunnel(ana, type.id)).map(({ description, orderNumber }) => [description, orderNumber])
  expect(order.find(([description]) => description === 'Talked')?.[1]).toBe(30)
  const typedOver = { ...talk.seen, ...form, orderNumber: 25 }
  await expectRefusal(() => editLeadPhase(ana, typedOver), 'changedMeanwhile')
})
