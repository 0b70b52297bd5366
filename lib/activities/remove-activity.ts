import { z } from 'zod'
import { factsOf } from '../changes/facts-of-activity'
import { atVersion, lockRow } from '../changes/gate'
import { record } from '../changes/record'
import { transact } from '../changes/transact'
import { remove } from '../changes/write'
import { type Actor, demand } from '../permissions/actor'
import { seenActivity } from './activity-fields'
import { ownerOfActivity } from './owner-of-activity'

export const RemoveActivity = z.object(seenActivity)
export type RemoveActivity = z.output<typeof RemoveActivity>

/** Removes an activity from the timeline; the history keeps what it said, and it can be brought back from there. */
export function removeActivity(actor: Actor, { activityId, version }: RemoveActivity) {
  return transact(actor, async (tx) => {
    const activity = await lockRow(tx, actor, 'activity', activityId)
    demand(actor, 'activity.edit', await ownerOfActivity(tx, actor, activity))
    return atVersion(tx, actor, 'activity', { id: activityId, version }, activity.version, false, () => {
      const { organizationId: _organization, id, ...row } = activity
      return record(
        tx,
        actor,
        { entity: 'activity', entityId: id, version: activity.version + 1, customerId: activity.customerId },
        { operation: 'activity.removed', facts: factsOf(activity), writes: [remove('activities', { id }, row)] },
      )
    })
  })
}
