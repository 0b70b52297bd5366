import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { activities } from '@/db/schema'
import { dayAfter } from '../clock'
import type { Actor } from '../permissions/actor'
import { type ListedActivity, listed, selectActivities } from './select-activities'
import { type ToDoFilter, toDoFilters } from './vocabulary'

/** A day's end of the week that begins with today. */
const inAWeek = (today: string) => dayAfter(today, 6)

function dueIn(filter: ToDoFilter, today: string): SQL | undefined {
  const { day } = activities
  return {
    all: undefined,
    late: sql`${day} < ${today}`,
    today: sql`${day} = ${today}`,
    soon: sql`${day} > ${today} and ${day} <= ${inAWeek(today)}`,
    undated: isNull(day),
  }[filter]
}

const openOf = ({ organizationId }: Actor, assigneeId: string) =>
  and(eq(activities.organizationId, organizationId), eq(activities.assigneeId, assigneeId), isNull(activities.doneAt))

/** What somebody is to do, the earliest first, what has no day last. `offset` rows are passed over. */
export async function listToDo(
  actor: Actor,
  { assigneeId, due, today, limit, offset = 0 }: ToDoQuery,
): Promise<ListedActivity[]> {
  const rows = await selectActivities()
    .where(and(openOf(actor, assigneeId), dueIn(due, today)))
    .orderBy(sql`${activities.day} asc nulls last, ${activities.time} asc nulls last`, activities.id)
    .limit(limit)
    .offset(offset)
  return rows.map(listed)
}
type ToDoQuery = { assigneeId: string; due: ToDoFilter; today: string; limit: number; offset?: number }

export type ToDoCounts = Record<ToDoFilter, number> & { next: string | null }

/** How many there are of each, and the next day after today that something is planned for. */
export async function countToDo(actor: Actor, assigneeId: string, today: string): Promise<ToDoCounts> {
  const counts = Object.fromEntries(
    toDoFilters.map((filter) => [
      filter,
      sql<number>`count(*) filter (where ${dueIn(filter, today) ?? sql`true`})::int`,
    ]),
  ) as Record<ToDoFilter, SQL<number>>
  const next = sql<string | null>`min(${activities.day}) filter (where ${activities.day} > ${today})`
  const [found] = await database()
    .select({ ...counts, next })
    .from(activities)
    .where(openOf(actor, assigneeId))
  return found ?? { all: 0, late: 0, today: 0, soon: 0, undated: 0, next: null }
}
