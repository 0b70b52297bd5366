import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { accountTypes, changes, closingReasons, leadPhases } from '@/db/schema'
import { addAccountType } from '@/lib/account-types/add-account-type'
import { moveAccountType } from '@/lib/account-types/move-account-type'
import { restoreAccountType } from '@/lib/account-types/restore-account-type'
import { addClosingReason } from '@/lib/closing-reasons/add-closing-reason'
import { archiveClosingReason, restoreClosingReason } from '@/lib/closing-reasons/archive-closing-reason'
import { editClosingReason } from '@/lib/closing-reasons/edit-closing-reason'
import { listClosingReasons } from '@/lib/closing-reasons/list-closing-reasons'
import { listReasonsFor } from '@/lib/closing-reasons/list-reasons-for'
import { moveClosingReason } from '@/lib/closing-reasons/move-closing-reason'
import { editLeadPhase } from '@/lib/lead-phases/edit-lead-phase'
import { findFunnel, inOrder } from '@/lib/lead-phases/funnel'
import { moveLeadPhase } from '@/lib/lead-phases/move-lead-phase'
import { renumberLeadPhases } from '@/lib/lead-phases/renumber-lead-phases'
import { restoreLeadPhase } from '@/lib/lead-phases/restore-lead-phase'
import { setUpCheck } from '@/lib/lead-phases/set-up-check'
import { archiveAccountType } from '@/lib/leads/archive-account-type'
import { archiveLeadPhase } from '@/lib/leads/archive-lead-phase'
import { closeLead } from '@/lib/leads/close-lead'
import { editAccountType } from '@/lib/leads/edit-account-type'
import { startLead } from '@/lib/leads/start-lead'
import { undoChange } from '@/lib/undo/undo-change'
import { actorOf } from '../../support/cast'
import { changesOf } from '../../support/changes-of'
import { expectRefusal } from '../../support/expect-refusal'
import { addPhase, makeFunnel, makeType, noSettlement, phaseIn } from '../../support/funnel'
import { findAccountType, findLead, findReason, makeCustomer, makeLead } from '../../support/make'
import { empty } from '../../support/targets'

const ana = actorOf('ana')
const findType = async (id: string) => (await database().select().from(accountTypes).where(eq(accountTypes.id, id)))[0]

describe('account types', () => {
  test('have codes that differ in more than case, and one default', async () => {
    const one = await makeType()
    const again = { ...one, code: one.code.toLowerCase() }
    await expectRefusal(() => addAccountType(ana, again), 'codeTaken', 'code')
    await Promise.allSettled(
      [1, 2, 3].map((at) => addAccountType(ana, { ...one, code: `${one.code}D${at}`, default: true })),
    )
    const ours = and(eq(accountTypes.organizationId, ana.organizationId), eq(accountTypes.isDefault, true))
    const defaults = await database().select().from(accountTypes).where(ours)
    expect(defaults).toHaveLength(1)
  })

  test('behind the highest number are numbered anew, and the default among them once', async () => {
    const last = { code: 'ZZ', description: 'Last', orderNumber: 1_000_000, leadPhases: true, default: true }
    const { entityId } = await addAccountType(ana, last)
    const added = await addAccountType(ana, { ...last, code: 'AA', orderNumber: null })
    const place = (await findType(entityId))?.orderNumber ?? 0
    expect(await findType(entityId)).toMatchObject({ isDefault: false, version: 2 })
    expect(await findType(added.entityId)).toMatchObject({ isDefault: true, orderNumber: place + 10 })
    await undoChange(ana, { changeId: added.id ?? '' })
    expect(await findType(entityId)).toMatchObject({ isDefault: true, orderNumber: 1_000_000 })
  })

  test('are archived and restored, moved up and down', async () => {
    const { id } = await makeType()
    await archiveAccountType(ana, { accountTypeId: id, version: 1, ...noSettlement })
    expect((await findType(id))?.archivedAt).not.toBeNull()
    await restoreAccountType(ana, { accountTypeId: id, version: 2 })
    const place = (await findType(id))?.orderNumber ?? 0
    await moveAccountType(ana, { accountTypeId: id, version: 3, to: 'up' })
    expect((await findType(id))?.orderNumber).toBe(place - 10)
    expect((await changesOf(id)).map((one) => one.operation)).toEqual(
      ['added', 'archived', 'restored', 'edited'].map((done) => `accountType.${done}`),
    )
  })

  test('switched off with open leads asks what becomes of them, and does it', async () => {
    const lead = await makeLead('joost', { accountType: 'PROSP', phase: 'FIRST' })
    const type = await findType(lead.accountTypeId)
    const edit = {
      accountTypeId: lead.accountTypeId,
      version: type?.version ?? 0,
      code: type?.code ?? '',
      description: type?.description ?? '',
      orderNumber: null,
      leadPhases: false,
      default: false,
    }
    await expectRefusal(() => editAccountType(ana, { ...edit, ...noSettlement }), 'lead.settleFirst', 'leads')
    const reason = await findReason('LOST')
    await editAccountType(ana, { ...edit, leads: 'close', leadPhase: null, closingReason: reason.id })
    expect((await findLead(lead.id)).state).toBe('closed')
    expect((await findType(lead.accountTypeId))?.leadPhases).toBe(false)
  })

  test('are for admins alone', async () => {
    const type = await makeType()
    for (const name of ['miriam', 'joost', 'ines'] as const) {
      await expectRefusal(() => addAccountType(actorOf(name), { ...type, code: 'NO' }), 'forbidden')
    }
    const foreign = { accountTypeId: type.id, version: 1 }
    await expectRefusal(() => archiveAccountType(actorOf('stranger'), { ...foreign, ...noSettlement }), 'missing')
  })
})

describe('lead phases', () => {
  test('are in order by type, then number, then code, and are numbered in tens when moved', async () => {
    const { type, funnel } = await makeFunnel()
    expect(funnel.map((phase) => phase.code)).toEqual(['START', 'TALK', 'OFFER', 'END'])
    const offer = funnel[2]
    await moveLeadPhase(ana, { leadPhaseId: offer?.id ?? '', version: 1, to: 'up' })
    const moved = await findFunnel(ana, type.id)
    expect(moved.map((phase) => phase.code)).toEqual(['START', 'OFFER', 'TALK', 'END'])
    expect(moved.map((phase) => phase.orderNumber)).toEqual([10, 20, 30, 40])
    expect(inOrder([...moved].reverse())).toEqual(moved)
    expect((await changesOf(offer?.id ?? '')).at(-1)).toMatchObject({
      operation: 'leadPhase.reordered',
      rows: [expect.objectContaining({ before: { orderNumber: 20 } }), { after: { orderNumber: 20 } }],
    })
  })

  test('never pass one of another type', async () => {
    const { type, codes } = await makeFunnel()
    const { seen } = await phaseIn(type.id, 'TALK')
    await moveLeadPhase(ana, { ...seen, to: 'up' })
    expect(await codes()).toEqual(['START', 'TALK', 'OFFER', 'END'])
    expect((await phaseIn(type.id, 'TALK')).version).toBe(1)
  })

  test('are added behind the last of their type, and numbered anew where there is no room', async () => {
    const { type, codes } = await makeFunnel()
    await addPhase(type.id, 'VISIT', 'regular')
    expect(await codes()).toEqual(['START', 'TALK', 'OFFER', 'VISIT', 'END'])
    const numbers = (await findFunnel(ana, type.id)).map((phase) => phase.orderNumber)
    expect(numbers).toEqual([10, 20, 30, 40, 50])
  })

  test('behind the highest number are numbered anew too', async () => {
    const { type, codes } = await makeFunnel()
    await addPhase(type.id, 'LAST', 'closing', 1_000_000)
    await addPhase(type.id, 'CLOSED', 'closing')
    expect(await codes()).toEqual(['START', 'TALK', 'OFFER', 'END', 'LAST', 'CLOSED'])
    expect((await findFunnel(ana, type.id)).map((phase) => phase.orderNumber)).toEqual([10, 20, 30, 40, 50, 60])
  })

  test('are edited, and not from an old page', async () => {
    const { type } = await makeFunnel()
    const { id, seen } = await phaseIn(type.id, 'TALK')
    const form = { code: 'TALK', description: 'Visit', phaseType: 'regular', orderNumber: 20 } as const
    await editLeadPhase(ana, { ...seen, ...form, stalledAfterDays: 14 })
    expect((await changesOf(id)).at(-1)).toMatchObject({
      operation: 'leadPhase.edited',
      facts: { name: 'Visit' },
      rows: [
        {
          before: { description: 'TALK', stalledAfterDays: null },
          after: { description: 'Visit', stalledAfterDays: 14 },
        },
      ],
    })
    const old = { ...seen, ...form, description: 'Talk', stalledAfterDays: null }
    await expectRefusal(() => editLeadPhase(ana, old), 'changedMeanwhile')
    const taken = { ...old, version: 2, code: 'offer' }
    await expectRefusal(() => editLeadPhase(ana, taken), 'codeTaken', 'code')
  })

  test('are closing ones, or not, for good once leads were in them', async () => {
    const { type } = await makeFunnel()
    const [end, offer, start] = await Promise.all(['END', 'OFFER', 'START'].map((code) => phaseIn(type.id, code)))
    const edit = (phase: typeof end, phaseType: 'closing' | 'regular' | 'initial') => {
      if (!phase) throw new Error('no phase')
      const { seen, code, description, orderNumber } = phase
      return editLeadPhase(ana, { ...seen, code, description, orderNumber, phaseType, stalledAfterDays: null })
    }
    const { id: customerId } = await makeCustomer('joost', { accountType: type.code })
    const { entityId: leadId } = await startLead(ana, { customerId, title: null })
    await expectRefusal(() => edit(start, 'closing'), 'leadPhase.typeInUse', 'phaseType')
    await edit(start, 'regular')
    const made = await edit(offer, 'closing')
    const { id: closingReason } = await findReason('LOST')
    await closeLead(ana, { leadId, version: 1, ...empty, score: 10, closingReason, comment: null })
    const used = await phaseIn(type.id, 'OFFER')
    await expectRefusal(() => edit(used, 'regular'), 'leadPhase.typeInUse', 'phaseType')
    await expectRefusal(() => undoChange(ana, { changeId: made.id ?? '' }), 'leadPhase.typeInUse')
    const changed = await edit(end, 'regular')
    await undoChange(ana, { changeId: changed.id ?? '' })
  })

  test('stay in their account type, whichever page their form stands on', async () => {
    const [{ type }, { type: other }] = [await makeFunnel(), await makeFunnel()]
    const { id, seen } = await phaseIn(type.id, 'TALK')
    const form = { ...seen, code: 'WALK', description: 'Walk', phaseType: 'regular', orderNumber: 20 } as const
    const page = { accountTypeId: other.id }
    await editLeadPhase(ana, { ...form, ...page, stalledAfterDays: null })
    expect((await changesOf(id)).at(-1)?.rows).toMatchObject([{ after: { code: 'WALK', description: 'Walk' } }])
    expect((await changesOf(id)).at(-1)?.rows[0]?.after).not.toHaveProperty('accountTypeId')
  })

  test('are restored, but not as a second initial one', async () => {
    const { type, codes } = await makeFunnel()
    const start = await phaseIn(type.id, 'START')
    await archiveLeadPhase(ana, { ...start.seen, ...noSettlement })
    const again = { leadPhaseId: start.id, version: 2 }
    await restoreLeadPhase(ana, again)
    expect(await codes()).toEqual(['START', 'TALK', 'OFFER', 'END'])
    await archiveLeadPhase(ana, { ...again, version: 3, ...noSettlement })
    await addPhase(type.id, 'CALL', 'initial')
    const second = () => restoreLeadPhase(ana, { ...again, version: 4 })
    await expectRefusal(second, 'leadPhase.initialExists', 'phaseType')
  })

  test('with unclear order numbers are warned about and numbered anew', async () => {
    const { type, codes } = await makeFunnel()
    await addPhase(type.id, 'ASK', 'regular', 30)
    expect(setUpCheck(await findFunnel(ana, type.id), 1)).toEqual(['orderShared'])
    const { seen } = await phaseIn(type.id, 'ASK')
    const behind = { code: 'ASK', description: 'ASK', phaseType: 'regular', orderNumber: 70 } as const
    await editLeadPhase(ana, { ...seen, ...behind, stalledAfterDays: null })
    expect(setUpCheck(await findFunnel(ana, type.id), 1)).toEqual(['orderWrong'])
    await renumberLeadPhases(ana, { accountTypeId: type.id, version: 1 })
    expect(setUpCheck(await findFunnel(ana, type.id), 1)).toEqual([])
    expect(await codes()).toEqual(['START', 'TALK', 'OFFER', 'ASK', 'END'])
    expect((await changesOf(type.id)).at(-1)).toMatchObject({ operation: 'leadPhase.renumbered' })
  })

  test('have one initial one per account type, also when two are added at once', async () => {
    const type = await makeType()
    await Promise.allSettled([addPhase(type.id, 'A', 'initial'), addPhase(type.id, 'B', 'initial')])
    const initial = (await findFunnel(ana, type.id)).filter((phase) => phase.phaseType === 'initial')
    expect(initial).toHaveLength(1)
    await expectRefusal(() => addPhase(type.id, 'C', 'initial'), 'leadPhase.initialExists', 'phaseType')
  })

  test('missing ones are warned about', async () => {
    const type = await makeType()
    expect(setUpCheck([], 0)).toEqual(['noInitial', 'noClosing', 'noReasons'])
    await addPhase(type.id, 'START', 'initial')
    expect(setUpCheck(await findFunnel(ana, type.id), 1)).toEqual(['noClosing'])
  })

  test('with open leads are archived only when these go somewhere', async () => {
    const lead = await makeLead('joost', { phase: 'MEET' })
    const [phase] = await database().select().from(leadPhases).where(eq(leadPhases.id, lead.leadPhaseId))
    const seen = { leadPhaseId: lead.leadPhaseId, version: phase?.version ?? 0 }
    await expectRefusal(() => archiveLeadPhase(ana, { ...seen, ...noSettlement }), 'lead.settleFirst', 'leads')
    const keep = { ...noSettlement, leads: 'keep' as const }
    await expectRefusal(() => archiveLeadPhase(ana, { ...seen, ...keep }), 'lead.settleFirst', 'leads')
    const funnel = await findFunnel(ana, lead.accountTypeId)
    const target = funnel.find((one) => one.code === 'CALC')
    const { funnel: foreign } = await makeFunnel()
    const away = { leads: 'move' as const, leadPhase: foreign[0]?.id ?? '', closingReason: null }
    await expectRefusal(() => archiveLeadPhase(ana, { ...seen, ...away }), 'lead.phaseNotInUse', 'leadPhase')
    await archiveLeadPhase(ana, { ...seen, leads: 'move', leadPhase: target?.id ?? '', closingReason: null })
    expect(await findLead(lead.id)).toMatchObject({ leadPhaseId: target?.id, state: 'open' })
    const batch = await database().select().from(changes).where(eq(changes.operation, 'lead.moved'))
    expect(batch.every((one) => one.batchId !== null)).toBe(true)
  })
})

describe('closing reasons', () => {
  const reason = { description: 'Too dear', outcome: 'lost' as const, orderNumber: null }

  test('can be limited to account types, and are no longer offered once archived', async () => {
    const { type } = await makeFunnel()
    const other = await makeType()
    const { entityId } = await addClosingReason(ana, { ...reason, code: 'DEAR', accountTypes: [type.id] })
    const offeredFor = async (id: string) => (await listReasonsFor(ana, id)).some((one) => one.id === entityId)
    expect([await offeredFor(type.id), await offeredFor(other.id)]).toEqual([true, false])
    await archiveClosingReason(ana, { closingReasonId: entityId, version: 1 })
    expect(await offeredFor(type.id)).toBe(false)
    await restoreClosingReason(ana, { closingReasonId: entityId, version: 2 })
    expect(await offeredFor(type.id)).toBe(true)
    expect((await changesOf(entityId)).map((one) => one.operation)).toEqual(
      ['added', 'archived', 'restored'].map((done) => `closingReason.${done}`),
    )
  })

  test('are limited only to account types of one’s own', async () => {
    const strangers = await findAccountType('LEAD', actorOf('stranger'))
    const form = { ...reason, code: 'OURS', accountTypes: [strangers.id] }
    await expectRefusal(() => addClosingReason(ana, form), 'missing')
  })

  test('behind the highest number are numbered anew', async () => {
    const form = { ...reason, accountTypes: [] }
    await addClosingReason(ana, { ...form, code: 'ZZ', orderNumber: 1_000_000 })
    const last = await addClosingReason(ana, { ...form, code: 'AA' })
    const all = await listClosingReasons(ana)
    expect(all.map((one) => one.orderNumber)).toEqual(all.map((_, at) => (at + 1) * 10))
    expect(all.at(-1)?.id).toBe(last.entityId)
    await undoChange(ana, { changeId: last.id ?? '' })
    expect((await listClosingReasons(ana)).at(-1)?.orderNumber).toBe(1_000_000)
  })

  test('are moved', async () => {
    const before = await listClosingReasons(ana)
    const [first, second] = before
    await moveClosingReason(ana, { closingReasonId: second?.id ?? '', version: second?.version ?? 0, to: 'up' })
    const after = (await listClosingReasons(ana)).map((one) => one.code)
    expect(after.slice(0, 2)).toEqual([second?.code, first?.code])
  })

  test('keep their outcome once leads were closed with them', async () => {
    const { entityId } = await addClosingReason(ana, { ...reason, code: 'KEEP', accountTypes: [] })
    const lead = await makeLead('joost', { phase: 'CLOSED' })
    const values = {
      score: null,
      expectedValue: null,
      recurringValue: null,
      note: null,
      nextAction: null,
      nextActionOn: null,
    }
    await closeLead(actorOf('joost'), {
      leadId: lead.id,
      version: lead.version,
      ...values,
      closingReason: entityId,
      comment: null,
    })
    const edit = { closingReasonId: entityId, version: 1, ...reason, code: 'KEEP', accountTypes: [] }
    await expectRefusal(
      () => editClosingReason(ana, { ...edit, outcome: 'won' }),
      'closingReason.outcomeInUse',
      'outcome',
    )
    await editClosingReason(ana, { ...edit, description: 'Price' })
    const [row] = await database().select().from(closingReasons).where(eq(closingReasons.id, entityId))
    expect(row).toMatchObject({ description: 'Price', outcome: 'lost', version: 2 })
  })
})
