import { and, eq, inArray } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { changes } from '@/db/schema'
import { archiveAccountType } from '@/lib/leads/archive-account-type'
import { archiveLeadPhase } from '@/lib/leads/archive-lead-phase'
import { editAccountType } from '@/lib/leads/edit-account-type'
import { startLead } from '@/lib/leads/start-lead'
import { actorOf } from '../../support/cast'
import { changesOf } from '../../support/changes-of'
import { expectRefusal } from '../../support/expect-refusal'
import { makeFunnel, noSettlement, phaseIn } from '../../support/funnel'
import { findLead, findReason, makeCustomer } from '../../support/make'

const ana = actorOf('ana')

/** A funnel of its own with two open leads in its first phase. */
async function makeFunnelWithLeads() {
  const { type } = await makeFunnel()
  const start = async () => {
    const { id } = await makeCustomer('joost', { accountType: type.code })
    return (await startLead(ana, { customerId: id, title: null })).entityId
  }
  return { type, leads: [await start(), await start()] }
}

const off = ({ id, ...type }: Awaited<ReturnType<typeof makeFunnel>>['type']) => ({
  accountTypeId: id,
  version: 1,
  ...type,
  leadPhases: false,
  ...noSettlement,
})
const moveTo = (leadPhase: string) => ({ leads: 'move' as const, leadPhase, closingReason: null })
const keep = { ...noSettlement, leads: 'keep' as const }

describe('an account type with open leads', () => {
  test('is archived only when it is said what becomes of them', async () => {
    const { type, leads } = await makeFunnelWithLeads()
    const seen = { accountTypeId: type.id, version: 1 }
    await expectRefusal(() => archiveAccountType(ana, { ...seen, ...noSettlement }), 'lead.settleFirst', 'leads')
    await archiveAccountType(ana, { ...seen, ...keep })
    expect(await Promise.all(leads.map(findLead))).toMatchObject([{ state: 'open' }, { state: 'open' }])
    expect((await changesOf(type.id)).at(-1)?.operation).toBe('accountType.archived')
  })

  test('moves them to another funnel, each as a change of its own in one batch', async () => {
    const [{ type, leads }, other] = [await makeFunnelWithLeads(), await makeFunnel()]
    const target = await phaseIn(other.type.id, 'TALK')
    await archiveAccountType(ana, { accountTypeId: type.id, version: 1, ...moveTo(target.id) })
    for (const id of leads) {
      expect(await findLead(id)).toMatchObject({ accountTypeId: other.type.id, leadPhaseId: target.id, version: 2 })
    }
    const moved = and(eq(changes.operation, 'lead.moved'), inArray(changes.entityId, leads))
    const batch = await database().select().from(changes).where(moved)
    expect(batch).toHaveLength(2)
    expect(new Set(batch.map((one) => one.batchId))).toEqual(new Set([expect.any(String)]))
  })

  test('switched off keeps them hidden when asked to, and shows them when switched on again', async () => {
    const { type, leads } = await makeFunnelWithLeads()
    await editAccountType(ana, { ...off(type), ...keep })
    await editAccountType(ana, { ...off(type), version: 2, leadPhases: true })
    expect(await Promise.all(leads.map(findLead))).toMatchObject([{ state: 'open', version: 1 }, { version: 1 }])
  })

  test('never moves them out of sight', async () => {
    const [{ type }, other] = [await makeFunnelWithLeads(), await makeFunnel()]
    const own = moveTo((await phaseIn(type.id, 'TALK')).id)
    await expectRefusal(() => editAccountType(ana, { ...off(type), ...own }), 'lead.phaseNotInUse', 'leadPhase')
    await editAccountType(ana, off(other.type))
    const hidden = moveTo((await phaseIn(other.type.id, 'TALK')).id)
    await expectRefusal(() => editAccountType(ana, { ...off(type), ...hidden }), 'lead.phaseNotInUse', 'leadPhase')
  })
})

describe('a phase with open leads', () => {
  test('closes them with a reason when it is archived', async () => {
    const { type, leads } = await makeFunnelWithLeads()
    const { seen } = await phaseIn(type.id, 'START')
    const none = { ...noSettlement, leads: 'close' as const }
    await expectRefusal(() => archiveLeadPhase(ana, { ...seen, ...none }), 'lead.reasonMissing', 'closingReason')
    await archiveLeadPhase(ana, { ...seen, ...none, closingReason: (await findReason('LOST')).id })
    expect(await Promise.all(leads.map(findLead))).toMatchObject([{ state: 'closed' }, { state: 'closed' }])
  })

  test('does not move them into itself', async () => {
    const { type } = await makeFunnelWithLeads()
    const { id, seen } = await phaseIn(type.id, 'START')
    await expectRefusal(() => archiveLeadPhase(ana, { ...seen, ...moveTo(id) }), 'lead.phaseNotInUse', 'leadPhase')
  })
})
