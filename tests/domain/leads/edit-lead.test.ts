import { expect, test } from 'vitest'
import { closeLead } from '@/lib/leads/close-lead'
import { editLead } from '@/lib/leads/edit-lead'
import { goBack } from '@/lib/leads/go-back'
import { recordPhase } from '@/lib/leads/record-phase'
import { ChangedMeanwhile } from '@/lib/refusal'
import { undoChange } from '@/lib/undo/undo-change'
import { deactivateMember } from '@/lib/users/deactivate-member'
import { actorOf } from '../../support/cast'
import { changesOf } from '../../support/changes-of'
import { expectRefusal } from '../../support/expect-refusal'
import { findLead, findReason, makeLead } from '../../support/make'
import { makeMemberAt } from '../../support/targets'

const ana = actorOf('ana')
const joost = actorOf('joost')
const tiago = actorOf('tiago')
const seen = (lead: { id: string; version: number }) => ({ leadId: lead.id, version: lead.version })
const values = {
  ...{ score: 70, expectedValue: 10_000_00, recurringValue: null, note: null },
  ...{ nextAction: null, nextActionOn: null },
}

test('gives a lead another title and owner, which can be undone', async () => {
  const lead = await makeLead('joost', { title: 'Cooling' })
  await editLead(joost, { ...seen(lead), title: 'Cooling of the spa', owner: tiago.userId })
  expect(await findLead(lead.id)).toMatchObject({ title: 'Cooling of the spa', ownerId: tiago.userId, version: 2 })
  const change = (await changesOf(lead.id)).at(-1)
  expect(change).toMatchObject({ operation: 'lead.edited', userId: joost.userId })
  await undoChange(ana, { changeId: change?.id ?? '' })
  expect(await findLead(lead.id)).toMatchObject({ title: 'Cooling', ownerId: joost.userId })
})

test('is not undone once the lead has ended: it counts as theirs', async () => {
  const lead = await makeLead('joost', { phase: 'CLOSED' })
  const { id: changeId } = await editLead(ana, { ...seen(lead), title: null, owner: tiago.userId })
  const closingReason = (await findReason('WON')).id
  await closeLead(ana, { ...seen(await findLead(lead.id)), ...values, closingReason, comment: null })
  await expectRefusal(() => undoChange(ana, { changeId: changeId ?? '' }), 'lead.isClosed')
})

test('of two at once with different titles one is asked, and nothing is lost', async () => {
  const lead = await makeLead('joost', { title: 'Cooling' })
  const results = await Promise.allSettled(
    ['Heating', 'Both'].map((title) => editLead(joost, { ...seen(lead), title, owner: joost.userId })),
  )
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const first = results[0]?.status === 'fulfilled' ? 'Heating' : 'Both'
  expect(await findLead(lead.id)).toMatchObject({ title: first, version: 2 })
})

test('without an owner of its own it is its customer’s owner’s, who then may change it', async () => {
  const lead = await makeLead('joost')
  await editLead(ana, { ...seen(lead), title: null, owner: tiago.userId })
  const given = await findLead(lead.id)
  await expectRefusal(() => editLead(joost, { ...seen(given), title: 'Mine', owner: joost.userId }), 'forbidden')
  await editLead(tiago, { ...seen(given), title: null, owner: null })
  await editLead(joost, { ...seen(await findLead(lead.id)), title: 'Mine', owner: null })
  expect(await findLead(lead.id)).toMatchObject({ title: 'Mine', ownerId: null })
})

test('with nothing new changes nothing', async () => {
  const lead = await makeLead('joost', { title: 'Cooling' })
  const change = await editLead(joost, { ...seen(lead), title: 'Cooling', owner: joost.userId })
  expect(change.id).toBeNull()
  expect(await findLead(lead.id)).toEqual(lead)
})

test('meets what others did meanwhile: a move stands beside it, another title is asked about', async () => {
  const lead = await makeLead('joost', { phase: 'MEET', title: 'Cooling' })
  await recordPhase(ana, { ...seen(lead), ...values })
  await goBack(ana, { ...seen(await findLead(lead.id)), reason: null })
  await editLead(joost, { ...seen(lead), title: 'Heating', owner: joost.userId })
  expect(await findLead(lead.id)).toMatchObject({ title: 'Heating', version: lead.version + 3 })
  // Who left the title as it was takes the new one; who typed another is asked.
  await editLead(ana, { ...seen(lead), title: 'Cooling', owner: tiago.userId })
  expect(await findLead(lead.id)).toMatchObject({ title: 'Heating', ownerId: tiago.userId })
  const error = await editLead(ana, { ...seen(lead), title: 'Both', owner: tiago.userId }).catch((thrown) => thrown)
  expect(error).toBeInstanceOf(ChangedMeanwhile)
  expect(error.met.clashes).toEqual([{ column: 'title', before: 'Cooling', theirs: 'Heating', mine: 'Both' }])
  expect(await findLead(lead.id)).toMatchObject({ title: 'Heating' })
})

test('is refused on a closed lead, with an owner who has left, to a viewer, and for strangers', async () => {
  const lead = await makeLead('joost', { phase: 'CLOSED' })
  const { userId, version } = await makeMemberAt({ admin: ana, owner: null })
  await deactivateMember(ana, { userId, version, owner: null })
  const edit = { ...seen(lead), title: 'Cooling', owner: joost.userId }
  await expectRefusal(() => editLead(joost, { ...edit, owner: userId }), 'customer.ownerGone', 'owner')
  await expectRefusal(
    () => editLead(joost, { ...edit, owner: actorOf('stranger').userId }),
    'customer.ownerGone',
    'owner',
  )
  await expectRefusal(() => editLead(actorOf('ines'), edit), 'forbidden')
  await expectRefusal(() => editLead(actorOf('stranger'), edit), 'missing')
  const closingReason = (await findReason('LOST')).id
  await closeLead(ana, { ...seen(lead), ...values, closingReason, comment: null })
  await expectRefusal(() => editLead(joost, edit), 'lead.isClosed')
  await expectRefusal(async () => editLead(joost, { ...edit, ...seen(await findLead(lead.id)) }), 'lead.isClosed')
})
