import { mostShown } from '../leads/list-today'
import type { Actor } from '../permissions/actor'
import { countToDo, listToDo } from './list-to-do'
import type { ListedActivity } from './select-activities'

const sections = ['late', 'today', 'soon', 'undated'] as const
export type TaskSection = (typeof sections)[number]

/** One's own tasks and planned calls, meetings and visits, as Today shows them. */
export type TodayTasks = Record<TaskSection, { count: number; rows: ListedActivity[] }> & { next: string | null }

export async function listTodayTasks(actor: Actor, today: string): Promise<TodayTasks> {
  const assigneeId = actor.userId
  const { next, ...counts } = await countToDo(actor, assigneeId, today)
  const found = await Promise.all(
    sections.map(async (due) => ({
      count: counts[due],
      rows: counts[due] > 0 ? await listToDo(actor, { assigneeId, due, today, limit: mostShown }) : [],
    })),
  )
  return { ...(Object.fromEntries(sections.map((due, at) => [due, found[at]])) as Omit<TodayTasks, 'next'>), next }
}
