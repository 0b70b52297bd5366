import { eq, type SQL } from 'drizzle-orm'
import { customers } from '@/db/schema'
import type { Actor } from '../permissions/actor'

/** Seeing is a query: the customers an actor may see, today all of the organization. Part of every read of customers. */
export const visibleTo = (actor: Actor): SQL => eq(customers.organizationId, actor.organizationId)
