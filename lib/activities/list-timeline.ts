import { and, desc, eq, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { activities, changes } from '@/db/schema'
import { listChangesWhere, type RecordedChange, tellsOfItself } from '../changes/list-changes'
import { isId } from '../ids'
import type { Actor } from '../permissions/actor'
import { type ListedActivity, listed, selectActivities } from './select-activities'
import type { TimelineFilter } from './vocabulary'

export type TimelineEntry = { at: Date; id: string } & ({ activity: ListedActivity } | { change: RecordedChange })

/** A place on a timeline, as a URL carries it. */
export type Place = { at: Date; id: string }

export const placeText = ({ at, id }: Place) => `${at.toISOString()}_${id}`

/** The place that a URL says; undefined where it says none. */
export function placeIn(text: string | undefined): Place | undefined {
  const [at = '', id = ''] = (text ?? '').split('_')
  return isId(id) && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) && !Number.isNaN(Date.parse(at))
    ? { at: new Date(at), id }
    : undefined
}

/**
 * What was done with a customer, and what was changed of it, its contacts and leads, the latest first, from a place on.
 * What an activity says stands in it; the changes that made it so are in the history.
 */
export async function listTimeline(
  actor: Actor,
  customerId: string,
  { show, before, limit }: { show: TimelineFilter; before?: Place; limit: number },
): Promise<TimelineEntry[]> {
  const { organizationId } = actor
  const done = async () => {
    const ofKind = show === 'everything' || show === 'activities' ? undefined : eq(activities.kind, show)
    const mine = and(eq(activities.organizationId, organizationId), eq(activities.customerId, customerId), ofKind)
    const rows = await selectActivities()
      .where(and(mine, isNotNull(activities.doneAt), earlier(activities.doneAt, activities.id, before)))
      .orderBy(desc(activities.doneAt), desc(activities.id))
      .limit(limit)
    return rows.map(listed).map((activity) => ({ at: activity.doneAt ?? new Date(0), id: activity.id, activity }))
  }
  const changed = async () => {
    const its = and(eq(changes.organizationId, organizationId), eq(changes.customerId, customerId), tellsOfItself)
    const where = and(its, ne(changes.entity, 'activity'), earlier(changes.at, changes.id, before))
    const rows = await listChangesWhere(where, [desc(changes.at), desc(changes.id)], limit)
    return rows.map((change) => ({ at: change.at, id: change.id, change }))
  }
  const [activitiesDone, changesMade] = await Promise.all([
    show === 'changes' ? [] : done(),
    show === 'everything' || show === 'changes' ? changed() : [],
  ])
  return [...activitiesDone, ...changesMade]
    .toSorted((one, other) => other.at.getTime() - one.at.getTime() || (one.id < other.id ? 1 : -1))
    .slice(0, limit)
}

const earlier = (at: PgColumn, id: PgColumn, place: Place | undefined): SQL | undefined =>
  place && sql`(${at}, ${id}) < (${place.at.toISOString()}::timestamptz, ${place.id}::uuid)`

/** What is planned with a customer, the earliest first, what has no day last; at most a hundred. */
export async function listPlanned(actor: Actor, customerId: string): Promise<ListedActivity[]> {
  const rows = await selectActivities()
    .where(
      and(
        eq(activities.organizationId, actor.organizationId),
        eq(activities.customerId, customerId),
        isNull(activities.doneAt),
      ),
    )
    .orderBy(sql`${activities.day} asc nulls last, ${activities.time} asc nulls last`, activities.id)
    .limit(100)
  return rows.map(listed)
}
