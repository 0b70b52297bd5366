import { z } from 'zod'
import { factsOf } from '../changes/facts-of-activity'
import type { Reading } from '../format/reading'
import { findOrganization } from '../organizations/find-organization'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { activityFields, demandText, seenActivity } from './activity-fields'
import { type ActivityRow, changeActivity } from './change-activity'
import { noteMentions } from './note-mentions'
import { happenedAt } from './timing'
import { demandWhose } from './whose'

export const EditActivity = (read: Reading) =>
  z.object({ ...seenActivity, ...activityFields(read), result: read.text(5000) })
export type EditActivity = z.output<ReturnType<typeof EditActivity>>

/**
 * Corrects an activity. Done stays done and open stays open; what was done moves on the timeline with its day and time,
 * which cannot lie ahead. A task stands there when it was completed, whatever day it was planned for.
 */
export function editActivity(actor: Actor, { activityId, version, ...fields }: EditActivity) {
  return changeActivity(
    actor,
    { id: activityId, version },
    async (activity, tx, { merge, clashes }) => {
      const { lead, contact, assignee, ...typed } = fields
      const mine = { ...typed, leadId: lead, contactId: contact, assigneeId: assignee ?? activity.assigneeId }
      const set = merge('activities', { id: activityId }, activity, mine)
      if (clashes.length === 0) await demandWhose(tx, actor, { ...set, customerId: activity.customerId }, activity)
      await noteMentions(tx, actor, activityId, set.text, set.result)
      const { timeZone } = await findOrganization(tx, actor.organizationId)
      const whole = { ...activity, ...set }
      if (clashes.length === 0) demandText(whole)
      return {
        operation: 'activity.edited',
        facts: factsOf(whole),
        set: { ...set, ...timingIn(whole, activity, timeZone) },
      }
    },
    { merges: true },
  )
}

/** What a correction means for when an activity happened. */
function timingIn(whole: ActivityRow, before: ActivityRow, timeZone: string): Partial<ActivityRow> {
  if (!whole.doneAt) {
    if (whole.kind === 'note') throw new Refusal('activity.noteAhead', 'kind')
    if (whole.result) throw new Refusal('activity.notDone', 'result')
    if (whole.time && !whole.day) throw new Refusal('activity.dayMissing', 'day')
    return {}
  }
  const day = whole.day ?? before.day
  if (whole.time && !day) throw new Refusal('activity.dayMissing', 'day')
  const isSame =
    day === before.day && whole.time === before.time && (whole.kind === 'task') === (before.kind === 'task')
  if (whole.kind === 'task' || isSame || !day) return { day }
  const doneAt = happenedAt({ day, time: whole.time }, timeZone)
  if (!doneAt) throw new Refusal('activity.ahead', 'day')
  return { day, doneAt }
}
