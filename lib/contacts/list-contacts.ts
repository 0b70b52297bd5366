import { and, asc, desc, eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { contacts } from '@/db/schema'
import type { Actor } from '../permissions/actor'

/** The primary contact first, then by name. */
export const listContacts = (actor: Actor, customerId: string) =>
  database()
    .select()
    .from(contacts)
    .where(and(eq(contacts.organizationId, actor.organizationId), eq(contacts.customerId, customerId)))
    .orderBy(desc(contacts.isPrimary), asc(contacts.name), asc(contacts.id))
