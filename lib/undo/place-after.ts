import { and, eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { activities, contacts, customers, files, leads } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import { findRecorded } from './undo-change'

const tables = { customer: customers, lead: leads, contact: contacts, activity: activities, file: files }

/** Where one goes from a page about something that is gone now; undefined while it is there. */
export async function placeAfter(actor: Actor, changeId: string, page: string): Promise<string | undefined> {
  const { customerId, entity, entityId } = await findRecorded(database(), actor, changeId)
  if (!customerId) return undefined
  if (await isGone(actor, 'customer', customerId)) return '/customers'
  if (!(entity in tables) || !(await isGone(actor, entity as keyof typeof tables, entityId))) return undefined
  if (entity === 'lead') return `/customers/${customerId}`
  // The page where it was being edited is there without it.
  return page.includes(entityId) ? page.slice(0, page.indexOf('?')) : undefined
}

async function isGone({ organizationId }: Actor, entity: keyof typeof tables, id: string): Promise<boolean> {
  const table = tables[entity] as typeof customers
  return (await database().$count(table, and(eq(table.organizationId, organizationId), eq(table.id, id)))) === 0
}
