import { describe, expect, test } from 'vitest'
import { closeLead } from '@/lib/leads/close-lead'
import { completeNextAction } from '@/lib/leads/complete-next-action'
import { recordPhase } from '@/lib/leads/record-phase'
import { ChangedMeanwhile } from '@/lib/refusal'
import { actorOf, newRequest } from '../../support/cast'
import { changesOf } from '../../support/changes-of'
import { at } from '../../support/clock'
import { expectRefusal } from '../../support/expect-refusal'
import { findLead, findReason, makeLead } from '../../support/make'
import { empty } from '../../support/targets'

const joost = actorOf('joost')
const nothing = { nextAction: null, nextActionOn: null }
const follow = { nextAction: 'Ask if the figures are clear', nextActionOn: '2026-03-13' }

/** A lead of Joost with something to do on a day. */
async function plannedLead(owner: 'joost' | 'stranger' = 'joost') {
  const { id: leadId, version } = await makeLead(owner)
  const planned = { nextAction: 'Send the figures', nextActionOn: '2026-03-10' }
  await recordPhase(actorOf(owner), { leadId, version, ...empty, ...planned })
  return { leadId, version: version + 1 }
}

describe('completing a next action', () => {
  test('puts the following one in its place, leaves the values alone, and is recorded with what was done', async () => {
    const now = at('2026-03-10T10:00Z')
    const seen = await plannedLead()
    const change = await completeNextAction(joost, { ...seen, ...follow })
    expect(await findLead(seen.leadId)).toMatchObject({ ...follow, version: seen.version + 1, updatedAt: now })
    expect((await changesOf(seen.leadId)).at(-1)).toMatchObject({
      id: change.id,
      operation: 'lead.nextActionCompleted',
      facts: { what: 'Send the figures', when: '2026-03-10' },
      rows: [{ table: 'leads', before: { nextAction: 'Send the figures', nextActionOn: '2026-03-10' }, after: follow }],
      userId: joost.userId,
      at: now,
    })
  })

  test('with nothing to follow leaves the lead without one', async () => {
    const seen = await plannedLead()
    await completeNextAction(joost, { ...seen, ...nothing })
    expect(await findLead(seen.leadId)).toMatchObject(nothing)
    await expectRefusal(
      () => completeNextAction(joost, { ...seen, version: seen.version + 1, ...follow }),
      'lead.hasNoNextAction',
    )
  })

  test('asks what is to be done on a day', async () => {
    const seen = await plannedLead()
    const input = { ...seen, nextAction: null, nextActionOn: '2026-03-13' }
    await expectRefusal(() => completeNextAction(joost, input), 'lead.nextActionMissing', 'nextAction')
  })

  test('is refused on a closed lead, to a viewer, on a colleague’s lead and to another organization', async () => {
    const seen = await plannedLead()
    await expectRefusal(() => completeNextAction(actorOf('ines'), { ...seen, ...nothing }), 'forbidden')
    await expectRefusal(() => completeNextAction(actorOf('tiago'), { ...seen, ...nothing }), 'forbidden')
    await expectRefusal(() => completeNextAction(actorOf('stranger'), { ...seen, ...nothing }), 'missing')
    const reason = await findReason('LOST')
    await closeLead(joost, { ...seen, ...empty, closingReason: reason.id, comment: null })
    const closed = await findLead(seen.leadId)
    await expectRefusal(
      () => completeNextAction(joost, { ...seen, version: closed.version, ...nothing }),
      'lead.isClosed',
    )
  })

  test('from an old page changes nothing', async () => {
    const seen = await plannedLead()
    await recordPhase(actorOf('miriam'), { ...seen, ...empty, nextAction: 'Call first', nextActionOn: '2026-03-09' })
    await expectRefusal(() => completeNextAction(joost, { ...seen, ...follow }), 'changedMeanwhile')
    expect(await findLead(seen.leadId)).toMatchObject({ nextAction: 'Call first' })
  })

  test('sent twice at once is done once, with the same answer; by two people the second is told', async () => {
    const seen = await plannedLead()
    const actor = actorOf('joost', newRequest())
    const twice = () => completeNextAction(actor, { ...seen, ...follow })
    const [one, other] = await Promise.all([twice(), twice()])
    expect(one).toEqual(other)
    expect(await twice()).toEqual(one)
    expect(
      (await changesOf(seen.leadId)).filter((change) => change.operation === 'lead.nextActionCompleted'),
    ).toHaveLength(1)

    const again = { ...seen, version: seen.version + 1, ...nothing }
    const both = await Promise.allSettled([completeNextAction(joost, again), completeNextAction(actorOf('ana'), again)])
    const refused = both.filter((each) => each.status === 'rejected')
    expect(refused.map((each) => each.reason instanceof ChangedMeanwhile)).toEqual([true])
  })
})
