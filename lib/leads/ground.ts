import { database, type Reader } from '@/db/client'
import { dayAfter, dayIn } from '../clock'
import type { ListFilter } from '../customers/list-view'
import type { Actor } from '../permissions/actor'
import { stalledLimits } from './stalled'

/** What filters stand on: the organization's days and, where they ask about stalled leads, since when a stay is long. */
export type Ground = {
  organizationId: string
  timeZone: string
  today: string
  /** Per phase the day before which a lead must have entered it to be stalled. */
  stalledBefore: { phaseId: string; day: string }[]
}

export async function groundFor(
  actor: Actor,
  { stalled }: ListFilter,
  timeZone: string,
  db: Reader = database(),
): Promise<Ground> {
  const today = dayIn(timeZone)
  const limits = stalled ? await stalledLimits(actor, db) : []
  return {
    organizationId: actor.organizationId,
    timeZone,
    today,
    stalledBefore: limits.map(({ phaseId, days }) => ({ phaseId, day: dayAfter(today, -days) })),
  }
}
