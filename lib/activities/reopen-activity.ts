import { z } from 'zod'
import { factsOf } from '../changes/facts-of-activity'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { seenActivity } from './activity-fields'
import { changeActivity } from './change-activity'

export const ReopenActivity = z.object(seenActivity)
export type ReopenActivity = z.output<typeof ReopenActivity>

/** It is to be done after all: what was said to have come of it goes, the history keeps it. A note is never open. */
export function reopenActivity(actor: Actor, { activityId, version }: ReopenActivity) {
  return changeActivity(actor, { id: activityId, version }, (activity) => {
    if (!activity.doneAt) throw new Refusal('activity.isOpen')
    if (activity.kind === 'note') throw new Refusal('activity.noteStaysDone')
    return { operation: 'activity.reopened', facts: factsOf(activity), set: { doneAt: null, result: null } }
  })
}
