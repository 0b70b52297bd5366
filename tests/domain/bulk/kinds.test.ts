import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { activities, changes, mentions } from '@/db/schema'
import { findRun, listReasons } from '@/lib/bulk/find-run'
import { beginTakingBack, continueTakingBack } from '@/lib/bulk/take-back-run'
import { bulkKinds } from '@/lib/bulk/vocabulary'
import { archiveCustomer } from '@/lib/customers/archive-customer'
import { editCustomer } from '@/lib/customers/edit-customer'
import { undoChange } from '@/lib/undo/undo-change'
import { carryOutRun, outcomesOf, rehearsed } from '../../support/bulk'
import { actorOf } from '../../support/cast'
import { keptWrong } from '../../support/kept-cells'
import { findAccountType, findLead, findPhase, findReason, makeCustomer, makeLead } from '../../support/make'
import { expectReplayed } from '../../support/replay'
import { allRows, searchTexts } from '../../support/rows'
import { customerForm, findCustomerRow } from '../../support/seen'

const ana = actorOf('ana')
const joost = actorOf('joost')
type Lead = Awaited<ReturnType<typeof makeLead>>
const ofLead = ({ customerId, id }: Lead) => ({ customerId, leadId: id })
const ofCustomer = (customerId: string) => ({ customerId, leadId: null })

describe('next action', () => {
  test('is planned for open leads with its day; rows without one are refused', async () => {
    const [lead, closed, customer] = [await makeLead(), await closedLead(), await makeCustomer()]
    const input = { nextAction: 'Send the brochure', nextActionOn: '2026-05-04' }
    const rows = [ofLead(lead), ofLead(closed), ofCustomer(customer.id)]
    const id = await rehearsed(ana, 'nextAction', rows, input)
    await carryOutRun(ana, id)
    const said = { [lead.id]: 'changed', [closed.id]: 'lead.isClosed', [customer.id]: 'lead.none' }
    expect(await outcomesOf(id, 'result')).toEqual(said)
    expect(await findLead(lead.id)).toMatchObject(input)
    const again = await rehearsed(ana, 'nextAction', [ofLead(lead)], input)
    expect(await outcomesOf(again, 'expected')).toEqual({ [lead.id]: 'unchanged' })
  })
})

describe('a task', () => {
  test('is for the owner of each, or for who was chosen, and tells nobody before it is there', async () => {
    const [mine, theirs] = [await makeCustomer(), await makeCustomer('tiago')]
    const rows = [mine, theirs].map(({ id }) => ofCustomer(id))
    const input = { text: 'Ask about the winter @Miriam', day: '2026-05-04', assignee: null }
    const id = await rehearsed(joost, 'task', rows, input)
    const mentioned = () => database().$count(mentions, eq(mentions.userId, actorOf('miriam').userId))
    const before = await mentioned()
    await carryOutRun(joost, id)
    expect(await outcomesOf(id, 'result')).toEqual({ [mine.id]: 'changed', [theirs.id]: 'changed' })
    const made = async (customerId: string) =>
      (await database().select().from(activities).where(eq(activities.customerId, customerId))).map((row) => [
        ...[row.kind, row.day, row.assigneeId, row.doneAt],
      ])
    expect(await made(mine.id)).toEqual([['task', '2026-05-04', joost.userId, null]])
    expect(await made(theirs.id)).toEqual([['task', '2026-05-04', actorOf('tiago').userId, null]])
    expect(await mentioned()).toBe(before + 2)
    const chosen = await rehearsed(ana, 'task', [ofCustomer(mine.id)], { ...input, assignee: ana.userId })
    await carryOutRun(ana, chosen)
    expect((await made(mine.id)).map(([, , assignee]) => assignee)).toContain(ana.userId)
  })
})

describe('account type', () => {
  const to = async (leads: string | null, more = {}) => {
    const accountType = (await findAccountType('PROSP')).id
    return { accountType, leads, leadPhase: null, closingReason: null, ...more }
  }

  test('asks what becomes of open leads, and moves them to the phase that was chosen', async () => {
    const [lead, customer] = [await makeLead(), await makeCustomer()]
    const rows = [ofCustomer(lead.customerId), ofCustomer(customer.id)]
    const unsaid = await rehearsed(ana, 'accountType', rows, await to(null))
    expect(await outcomesOf(unsaid, 'expected')).toEqual({
      [lead.customerId]: 'lead.settleFirst',
      [customer.id]: 'changed',
    })
    const before = await findLead(lead.id)
    const phase = (await firstPhaseOfProspect()).id
    const id = await rehearsed(ana, 'accountType', rows, await to('move', { leadPhase: phase }))
    expect(await findLead(lead.id)).toEqual(before)
    await carryOutRun(ana, id)
    expect((await findLead(lead.id)).leadPhaseId).toBe(phase)
    expect((await findCustomerRow(customer.id)).accountTypeId).toBe((await findAccountType('PROSP')).id)
  })

  test('closes them with the reason that was chosen, or keeps them', async () => {
    const [kept, ended] = [await makeLead(), await makeLead()]
    const closingReason = (await findReason('LOST')).id
    const keep = await rehearsed(ana, 'accountType', [ofCustomer(kept.customerId)], await to('keep'))
    await carryOutRun(ana, keep)
    const close = await rehearsed(
      ana,
      'accountType',
      [ofCustomer(ended.customerId)],
      await to('close', { closingReason }),
    )
    await carryOutRun(ana, close)
    expect(await outcomesOf(keep, 'result')).toEqual({ [kept.customerId]: 'changed' })
    expect((await findLead(kept.id)).state).toBe('open')
    expect(await findLead(ended.id)).toMatchObject({ state: 'closed', closingReasonId: closingReason })
  })

  test('leaves alone whose open lead is a colleague’s, and says of each whose it is', async () => {
    const theirs = [await makeLead('tiago'), await makeLead('miriam', { phase: 'CALC' })]
    for (const { customerId } of theirs)
      await editCustomer(ana, { ...(await customerForm(customerId)), owner: joost.userId })
    const rows = theirs.map(({ customerId }) => ofCustomer(customerId))
    const input = await to('close', { closingReason: (await findReason('LOST')).id })
    const run = await findRun(joost, await rehearsed(joost, 'accountType', rows, input))
    const reasons = (await listReasons(run, 3)).map(({ key, values, count }) => [key, values?.owner, count])
    expect(reasons.sort()).toEqual([
      ['lead.notYours', 'Miriam Keller', 1],
      ['lead.notYours', 'Tiago Lopes', 1],
    ])
  })
})

describe('closing', () => {
  test('is for leads in a closing phase; those before it are refused with that reason', async () => {
    const [early, late] = [await makeLead(), await makeLead('joost', { phase: 'CLOSED' })]
    const input = { closingReason: (await findReason('WON')).id, comment: 'Fair in Porto' }
    const id = await rehearsed(ana, 'close', [ofLead(early), ofLead(late)], input)
    await carryOutRun(ana, id)
    expect(await outcomesOf(id, 'result')).toEqual({ [early.id]: 'lead.notInClosingPhase', [late.id]: 'changed' })
    expect(await findLead(late.id)).toMatchObject({ state: 'closed', closingComment: 'Fair in Porto' })
  })
})

describe('archiving and restoring', () => {
  test('what is so already stays, and a colleague’s is refused to sales', async () => {
    const [mine, gone, theirs] = [await makeCustomer(), await makeCustomer(), await makeCustomer('tiago')]
    await archiveCustomer(ana, { customerId: gone.id, version: 1 })
    const rows = [mine, gone, theirs].map(({ id }) => ofCustomer(id))
    const id = await rehearsed(joost, 'archive', rows, {})
    await carryOutRun(joost, id)
    const said = { [mine.id]: 'changed', [gone.id]: 'unchanged', [theirs.id]: 'forbidden' }
    expect(await outcomesOf(id, 'result')).toEqual(said)
    const back = await rehearsed(ana, 'restore', rows, {})
    await carryOutRun(ana, back)
    expect(await outcomesOf(back, 'result')).toEqual({ ...said, [gone.id]: 'changed', [theirs.id]: 'unchanged' })
  })
})

describe('every kind', () => {
  test.each(bulkKinds)(
    '%s, undone as one, leaves the tables as before it, by its page and by the history',
    async (kind) => {
      const rows = [await prepared(kind), await prepared(kind)]
      const [before, found] = [await allRows(), await searchTexts()]
      const page = await rehearsed(ana, kind, rows, await inputOf(kind))
      expect(await allRows()).toEqual(before)
      await carryOutRun(ana, page)
      expect(new Set(Object.values(await outcomesOf(page, 'result')))).toEqual(new Set(['changed']))
      await beginTakingBack(ana, page)
      await continueTakingBack(ana, page)
      expect(await allRows()).toEqual(before)

      const history = await rehearsed(ana, kind, rows, await inputOf(kind))
      await carryOutRun(ana, history)
      const made = await database().select().from(changes).where(eq(changes.batchId, history))
      expect(made.length).toBeGreaterThanOrEqual(2)
      await undoChange(ana, { changeId: made[0]?.id ?? '' })
      expect(await allRows()).toEqual(before)
      expect(await searchTexts()).toEqual(found)
      expect(await keptWrong(ana.organizationId)).toEqual([])
      await expectReplayed()
    },
  )
})

async function prepared(kind: (typeof bulkKinds)[number]) {
  const lead = await makeLead('joost', { phase: 'CLOSED' })
  if (kind !== 'restore') return ofLead(lead)
  const { version } = await findCustomerRow(lead.customerId)
  await archiveCustomer(ana, { customerId: lead.customerId, version })
  return ofLead(lead)
}

async function inputOf(kind: (typeof bulkKinds)[number]): Promise<Record<string, unknown>> {
  const closingReason = (await findReason('LOST')).id
  return {
    owner: { owner: actorOf('tiago').userId, leads: true },
    nextAction: { nextAction: 'Ring back', nextActionOn: null },
    task: { text: 'Ring back', day: null, assignee: null },
    accountType: {
      ...{ accountType: (await findAccountType('PROSP')).id, leads: 'move', closingReason: null },
      leadPhase: (await firstPhaseOfProspect()).id,
    },
    close: { closingReason, comment: null },
    archive: {},
    restore: {},
  }[kind]
}

async function closedLead() {
  const lead = await makeLead('joost', { phase: 'CLOSED' })
  const input = { closingReason: (await findReason('WON')).id, comment: null }
  await carryOutRun(ana, await rehearsed(ana, 'close', [ofLead(lead)], input))
  return findLead(lead.id)
}

const firstPhaseOfProspect = () => findPhase('FIRST', 'PROSP')
