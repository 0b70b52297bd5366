import { describe, expect, test } from 'vitest'
import { addActivity } from '@/lib/activities/add-activity'
import { completeActivity } from '@/lib/activities/complete-activity'
import { editActivity } from '@/lib/activities/edit-activity'
import { findActivity } from '@/lib/activities/find-activity'
import { listPlanned } from '@/lib/activities/list-timeline'
import { logCall } from '@/lib/activities/log-call'
import { removeActivity } from '@/lib/activities/remove-activity'
import { reopenActivity } from '@/lib/activities/reopen-activity'
import { addContact } from '@/lib/contacts/add-contact'
import { removeContact } from '@/lib/contacts/remove-contact'
import { undoChange } from '@/lib/undo/undo-change'
import { addMember } from '@/lib/users/add-member'
import { deactivateMember } from '@/lib/users/deactivate-member'
import { actorOf, newRequest } from '../../support/cast'
import { changesOf } from '../../support/changes-of'
import { at } from '../../support/clock'
import { expectRefusal } from '../../support/expect-refusal'
import { makeCustomer, makeLead } from '../../support/make'
import { expectReplayedOf } from '../../support/replay'
import { memberForm, person, task } from '../../support/targets'

const joost = actorOf('joost')
const now = '2026-07-10T10:00Z'
const call = { ...task, kind: 'call' as const, text: 'They want to start in May' }

async function added(fields: Partial<typeof task>) {
  const { id: customerId } = await makeCustomer()
  const { entityId } = await addActivity(joost, { ...task, ...fields, customerId })
  return findActivity(joost, entityId)
}

describe('an activity that is added', () => {
  test('without a day happened now; a task without one is to be done', async () => {
    const instant = at(now)
    expect(await added(call)).toMatchObject({
      day: '2026-07-10',
      time: '11:00',
      doneAt: instant,
      assigneeName: 'Joost Vermeer',
    })
    expect(await added({ kind: 'task' })).toMatchObject({ day: null, time: null, doneAt: null })
  })

  test.each([
    ['yesterday', { day: '2026-07-09', time: null }, '2026-07-09T11:00:00.000Z'],
    ['yesterday at nine', { day: '2026-07-09', time: '09:00' }, '2026-07-09T08:00:00.000Z'],
    ['today', { day: '2026-07-10', time: null }, '2026-07-10T10:00:00.000Z'],
    ['at ten of today, which is past', { day: null, time: '10:00' }, '2026-07-10T09:00:00.000Z'],
    ['at noon of today, which lies ahead', { day: null, time: '12:00' }, null],
    ['tomorrow', { day: '2026-07-11', time: null }, null],
  ])('%s is done once its time is over, in the time zone of the organization', async (_name, when, doneAt) => {
    at(now)
    const meeting = await added({ ...call, ...when })
    expect(meeting.doneAt?.toISOString() ?? null).toBe(doneAt)
  })

  test('asks what a note or a task is about, but not a call', async () => {
    const { id: customerId } = await makeCustomer()
    for (const kind of ['note', 'task'] as const)
      await expectRefusal(
        () => addActivity(joost, { ...task, customerId, kind, text: null }),
        'activity.textMissing',
        'text',
      )
    const { entityId } = await logCall(joost, { customerId })
    expect(await findActivity(joost, entityId)).toMatchObject({ kind: 'call', text: null })
  })

  test('a note of tomorrow is refused', async () => {
    at(now)
    const { id: customerId } = await makeCustomer()
    const ahead = { ...call, customerId, kind: 'note' as const, day: '2026-07-11' }
    await expectRefusal(() => addActivity(joost, ahead), 'activity.noteAhead', 'day')
  })

  test('only about a lead and a contact of its own customer, for somebody who is active', async () => {
    const { id: customerId } = await makeCustomer()
    const { id: lead } = await makeLead()
    const { entityId: contact } = await addContact(joost, { ...person, customerId: (await makeCustomer()).id })
    await expectRefusal(() => addActivity(joost, { ...task, customerId, lead }), 'activity.leadGone', 'lead')
    await expectRefusal(() => addActivity(joost, { ...task, customerId, contact }), 'activity.contactGone', 'contact')
    await expectRefusal(
      () => addActivity(joost, { ...task, customerId, assignee: actorOf('stranger').userId }),
      'user.gone',
      'assignee',
    )
  })

  test('sent twice is there once', async () => {
    const { id: customerId } = await makeCustomer()
    const actor = { ...joost, ...newRequest() }
    const both = await Promise.all([1, 2].map(() => addActivity(actor, { ...task, customerId })))
    expect(both[0]).toEqual(both[1])
    expect(await listPlanned(joost, customerId)).toHaveLength(1)
  })
})

describe('completing', () => {
  test('says what came of it and plans the task that follows, and both are taken back as one', async () => {
    const instant = at(now)
    const { id: activityId, customerId } = await added({ day: '2026-07-09' })
    const follow = { result: 'Sent', next: 'Ask what they think', nextOn: '2026-07-13' }
    const change = await completeActivity(joost, { activityId, version: 1, ...follow })
    expect(await findActivity(joost, activityId)).toMatchObject({ doneAt: instant, result: 'Sent', day: '2026-07-09' })
    expect(await listPlanned(joost, customerId)).toMatchObject([
      { text: follow.next, day: follow.nextOn, kind: 'task' },
    ])
    await undoChange(joost, { changeId: change.id ?? '' })
    expect(await listPlanned(joost, customerId)).toMatchObject([{ id: activityId, result: null }])
    await expectReplayedOf(customerId)
  })

  test('what somebody was to do who is gone makes what follows a task of who completes it', async () => {
    const { entityId: userId } = await addMember(actorOf('ana'), memberForm())
    const { id: activityId, customerId } = await added({ assignee: userId })
    await deactivateMember(actorOf('ana'), { userId, version: 1, owner: null })
    await completeActivity(joost, { activityId, version: 1, result: null, next: 'Ring back', nextOn: null })
    expect(await listPlanned(joost, customerId)).toMatchObject([{ text: 'Ring back', assigneeId: joost.userId }])
  })

  test('a meeting that was planned stands where it was, one completed early stands now', async () => {
    const instant = at('2026-07-08T10:00Z')
    const first = await added({ ...call, kind: 'meeting', day: '2026-07-09', time: '09:00' })
    const second = await added({ ...call, day: '2026-07-12' })
    at(now)
    for (const { id: activityId } of [first, second])
      await completeActivity(joost, { activityId, version: 1, result: null, next: null, nextOn: null })
    expect((await findActivity(joost, first.id)).doneAt).toEqual(new Date('2026-07-09T08:00Z'))
    expect((await findActivity(joost, second.id)).doneAt).toEqual(new Date(now))
    expect(instant.getTime()).toBeLessThan(Date.parse(now))
  })

  test('once; and a day for what follows needs what follows', async () => {
    const { id: activityId } = await added({})
    const nothing = { result: null, next: null, nextOn: null }
    await expectRefusal(
      () => completeActivity(joost, { activityId, version: 1, ...nothing, nextOn: '2026-07-13' }),
      'activity.nextMissing',
      'next',
    )
    await completeActivity(joost, { activityId, version: 1, ...nothing })
    await expectRefusal(() => completeActivity(joost, { activityId, version: 2, ...nothing }), 'activity.isDone')
  })

  test('is taken back by reopening, but a note stays', async () => {
    const { id: activityId } = await added({})
    await completeActivity(joost, { activityId, version: 1, result: 'Sent', next: null, nextOn: null })
    await reopenActivity(joost, { activityId, version: 2 })
    expect(await findActivity(joost, activityId)).toMatchObject({ doneAt: null, result: null })
    await expectRefusal(() => reopenActivity(joost, { activityId, version: 3 }), 'activity.isOpen')
    const note = await added({ ...call, kind: 'note' })
    await expectRefusal(() => reopenActivity(joost, { activityId: note.id, version: 1 }), 'activity.noteStaysDone')
  })
})

describe('correcting', () => {
  test('moves what was done on the timeline, not into the future', async () => {
    at(now)
    const { id: activityId, ...rest } = await added(call)
    const form = { ...call, activityId, version: 1, result: 'Yes' }
    await editActivity(joost, { ...form, day: '2026-07-05', time: '15:30' })
    expect(await findActivity(joost, activityId)).toMatchObject({
      doneAt: new Date('2026-07-05T14:30Z'),
      result: 'Yes',
    })
    await expectRefusal(() => editActivity(joost, { ...form, version: 2, day: '2026-07-11' }), 'activity.ahead', 'day')
    expect(rest.version).toBe(1)
  })

  test('of two people in different fields is merged', async () => {
    at(now)
    const { id: activityId, day, time } = await added(call)
    const form = { ...call, activityId, version: 1, result: null, day: day, time: time }
    await editActivity(joost, { ...form, text: 'In June' })
    await editActivity(actorOf('ana'), { ...form, minutes: 20 })
    expect(await findActivity(joost, activityId)).toMatchObject({ text: 'In June', minutes: 20, version: 3 })
    await expectRefusal(() => editActivity(joost, { ...form, text: 'In July' }), 'changedMeanwhile')
  })

  test('has no result before it is done, and no time without a day', async () => {
    const { id: activityId } = await added({})
    const form = { ...task, activityId, version: 1, result: null }
    await expectRefusal(() => editActivity(joost, { ...form, result: 'Sent' }), 'activity.notDone', 'result')
    await expectRefusal(() => editActivity(joost, { ...form, time: '10:00' }), 'activity.dayMissing', 'day')
    await expectRefusal(() => editActivity(joost, { ...form, kind: 'note' }), 'activity.noteAhead', 'kind')
  })
})

describe('removing', () => {
  test('an activity, and bringing it back', async () => {
    const { id: activityId, customerId } = await added(call)
    const change = await removeActivity(joost, { activityId, version: 1 })
    await expectRefusal(() => findActivity(joost, activityId), 'missing')
    await undoChange(joost, { changeId: change.id ?? '' })
    expect(await findActivity(joost, activityId)).toMatchObject({ text: call.text })
    expect((await changesOf(activityId)).map(({ operation }) => operation)).toEqual([
      ...['activity.added', 'activity.removed', 'undone'],
    ])
    await expectReplayedOf(customerId)
  })

  test('a contact leaves what was done with them on the timeline, and bringing them back puts them there again', async () => {
    const { id: customerId } = await makeCustomer()
    const { entityId: contact } = await addContact(joost, { ...person, customerId })
    const { entityId } = await addActivity(joost, { ...call, customerId, contact: contact })
    const change = await removeContact(joost, { contactId: contact, version: 1 })
    expect(await findActivity(joost, entityId)).toMatchObject({ contactId: null, text: call.text })
    await undoChange(joost, { changeId: change.id ?? '' })
    expect(await findActivity(joost, entityId)).toMatchObject({ contactId: contact })
    await expectReplayedOf(customerId)
  })
})
