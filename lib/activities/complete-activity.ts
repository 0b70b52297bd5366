import { z } from 'zod'
import { asOneBatch } from '../changes/as-one-batch'
import { factsOf } from '../changes/facts-of-activity'
import { clock } from '../clock'
import type { Reading } from '../format/reading'
import { findOrganization } from '../organizations/find-organization'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { isActiveMember } from '../users/change-member'
import { seenActivity } from './activity-fields'
import { takeActivity } from './add-activity'
import { type ActivityRow, changeActivity } from './change-activity'
import { noteMentions } from './note-mentions'
import { happenedAt } from './timing'

export const CompleteActivity = (read: Reading) =>
  z.object({ ...seenActivity, result: read.text(5000), next: read.text(5000), nextOn: read.day })
export type CompleteActivity = z.output<ReturnType<typeof CompleteActivity>>

/**
 * Says that something planned was done, what came of it, and plans a task that follows, if one does, for who did this
 * one; for the actor where that person is gone. A meeting stands on the timeline when it was, a task when it was
 * completed.
 */
export function completeActivity(actor: Actor, { activityId, version, result, next, nextOn }: CompleteActivity) {
  const together = asOneBatch(actor)
  return changeActivity(together, { id: activityId, version }, async (activity, tx) => {
    if (activity.doneAt) throw new Refusal('activity.isDone')
    if (nextOn && !next) throw new Refusal('activity.nextMissing', 'next')
    const { timeZone } = await findOrganization(tx, actor.organizationId)
    if (next) {
      const { customerId, leadId: lead, contactId: contact, assigneeId } = activity
      const assignee = (await isActiveMember(tx, actor.organizationId, assigneeId)) ? assigneeId : null
      const task = { customerId, lead, contact, assignee, kind: 'task', text: next, day: nextOn } as const
      await takeActivity(tx, { ...together, requestId: undefined }, { ...task, time: null, minutes: null })
    }
    await noteMentions(tx, actor, activityId, result)
    const set = { result, doneAt: doneAtOf(activity, timeZone) }
    return { operation: 'activity.completed', facts: factsOf(activity), set }
  })
}

function doneAtOf({ kind, day, time }: ActivityRow, timeZone: string): Date {
  const planned = kind !== 'task' && day ? happenedAt({ day, time }, timeZone) : null
  return planned ?? clock.now()
}
