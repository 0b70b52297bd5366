import { and, desc, eq, sql } from 'drizzle-orm'
import { activities, activityText } from '@/db/schema'
import { listed, selectActivities } from '../activities/select-activities'
import type { Actor } from '../permissions/actor'
import { findMatches } from './find-matches'
import { rankOf } from './rank'
import { activitiesByText } from './searched'

/** The activities that say all the words of a query, or else say them almost so, best first. */
export async function findActivities(actor: Actor, q: string, most: number) {
  const { ids, queries, similar } = await findMatches(actor, q, activitiesByText)
  if (ids.length === 0) return { rows: [], count: 0, similar }
  const rows = await selectActivities()
    .where(
      and(eq(activities.organizationId, actor.organizationId), sql`${activities.id} = any(${sql.param(ids)}::uuid[])`),
    )
    .orderBy(
      rankOf(queries, { text: activityText(activities.text, activities.result) }),
      desc(activities.updatedAt),
      activities.id,
    )
    .limit(most)
  return { rows: rows.map(listed), count: ids.length, similar }
}
