import { and, eq } from 'drizzle-orm'
import { activities } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import { Missing } from '../refusal'
import { listed, selectActivities } from './select-activities'

export async function findActivity(actor: Actor, id: string) {
  const [row] = await selectActivities().where(
    and(eq(activities.organizationId, actor.organizationId), eq(activities.id, id)),
  )
  if (!row) throw new Missing()
  return listed(row)
}
