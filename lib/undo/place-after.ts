import { and, eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { customers, leads } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import { findRecorded } from './undo-change'

/** Where one goes when what a change was about is gone now: the customer, else the list. Undefined while it is there. */
export async function placeAfter(actor: Actor, changeId: string): Promise<string | undefined> {
  const { customerId, entity, entityId } = await findRecorded(database(), actor, changeId)
  if (!customerId) return undefined
  const own = (table: typeof customers | typeof leads, id: string) =>
    database().$count(table, and(eq(table.organizationId, actor.organizationId), eq(table.id, id)))
  if ((await own(customers, customerId)) === 0) return '/customers'
  return entity === 'lead' && (await own(leads, entityId)) === 0 ? `/customers/${customerId}` : undefined
}
