import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { accountTypes, changes, closingReasons, leadPhases } from '@/db/schema'
import { addAccountType } from '@/lib/account-types/add-account-type'
import { archiveAccountType, restoreAccountType } from '@/lib/account-types/archive-account-type'
import { moveAccountType } from '@/lib/account-types/move-account-type'
import { addClosingReason } from '@/lib/closing-reasons/add-closing-reason'
import { archiveClosingReason } from '@/lib/closing-reasons/archive-closing-reason'
import { editClosingReason } from '@/lib/closing-reasons/edit-closing-reason'
import { listReasonsFor } from '@/lib/closing-reasons/list-reasons-for'
import { addLeadPhase } from '@/lib/lead-phases/add-lead-phase'
import { findFunnel, inOrder } from '@/lib/lead-phases/funnel'
import { moveLeadPhase } from '@/lib/lead-phases/move-lead-phase'
import { setUpCheck } from '@/lib/lead-phases/set-up-check'
import { archiveLeadPhase } from '@/lib/leads/archive-lead-phase'
import { closeLead } from '@/lib/leads/close-lead'
import { editAccountType } from '@/lib/leads/edit-account-type'
import { actorOf } from '../../support/cast'
import { expectRefusal } from '../../support/expect-refusal'
import { findLead, findReason, makeLead } from '../../support/make'

const ana = actorOf('ana')
let made = 0

async function makeType(leadPhasesOn = true) {
  const code = `T${++made}`
  const type = { code, description: code, orderNumber: null, leadPhases: leadPhasesOn, default: false }
  const { entityId } = await addAccountType(ana, type)
  return { id: entityId, ...type }
}

const phaseOf = (accountTypeId: string, code: string, phaseType: 'initial' | 'regular' | 'closing') =>
  addLeadPhase(ana, { accountTypeId, code, description: code, phaseType, orderNumber: null, stalledAfterDays: null })

async function makeFunnel() {
  const type = await makeType()
  await phaseOf(type.id, 'START', 'initial')
  await phaseOf(type.id, 'TALK', 'regular')
  await phaseOf(type.id, 'OFFER', 'regular')
  await phaseOf(type.id, 'END', 'closing')
  return { type, funnel: await findFunnel(ana, type.id) }
}

const findType = async (id: string) => (await database().select().from(accountTypes).where(eq(accountTypes.id, id)))[0]
const noSettlement = { leads: null, leadPhase: null, closingReason: null }

describe('account types', () => {
  test('have codes that differ in more than case, and one default', async () => {
    const one = await makeType()
    const again = { ...one, code: one.code.toLowerCase() }
    await expectRefusal(() => addAccountType(ana, again), 'codeTaken', 'code')
    await Promise.allSettled(
      [1, 2, 3].map((at) => addAccountType(ana, { ...one, code: `D${made}${at}`, default: true })),
    )
    const ours = and(eq(accountTypes.organizationId, ana.organizationId), eq(accountTypes.isDefault, true))
    const defaults = await database().select().from(accountTypes).where(ours)
    expect(defaults).toHaveLength(1)
  })

  test('are archived and restored, moved up and down', async () => {
    const { id } = await makeType()
    await archiveAccountType(ana, { accountTypeId: id, version: 1 })
    expect((await findType(id))?.archivedAt).not.toBeNull()
    await restoreAccountType(ana, { accountTypeId: id, version: 2 })
    await moveAccountType(ana, { accountTypeId: id, version: 3, to: 'up' })
    expect((await findType(id))?.orderNumber).toBeGreaterThan(0)
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
    await expectRefusal(() => archiveAccountType(actorOf('stranger'), foreign), 'missing')
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
  })

  test('have one initial one per account type, also when two are added at once', async () => {
    const type = await makeType()
    await Promise.allSettled([phaseOf(type.id, 'A', 'initial'), phaseOf(type.id, 'B', 'initial')])
    const initial = (await findFunnel(ana, type.id)).filter((phase) => phase.phaseType === 'initial')
    expect(initial).toHaveLength(1)
    await expectRefusal(() => phaseOf(type.id, 'C', 'initial'), 'leadPhase.initialExists', 'phaseType')
  })

  test('missing ones are warned about', async () => {
    const type = await makeType()
    expect(setUpCheck([], 0)).toEqual(['noInitial', 'noClosing', 'noReasons'])
    await phaseOf(type.id, 'START', 'initial')
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
    await expectRefusal(() => archiveLeadPhase(ana, { ...seen, ...away }), 'lead.phaseGone', 'leadPhase')
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
