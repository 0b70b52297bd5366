import { and, eq, ne } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { contacts } from '@/db/schema'
import { carryOut } from '../changes/gate'
import type { Actor } from '../permissions/actor'

/** A customer, locked, has one primary contact: takes it from the one who is it now, as a change of its own. */
export async function takePrimary(tx: Transaction, actor: Actor, customerId: string, contactId: string) {
  const others = await tx
    .select()
    .from(contacts)
    .where(
      and(
        eq(contacts.organizationId, actor.organizationId),
        eq(contacts.customerId, customerId),
        eq(contacts.isPrimary, true),
        ne(contacts.id, contactId),
      ),
    )
    .for('update')
  for (const one of others) {
    const change = { operation: 'contact.edited', facts: { name: one.name }, set: { isPrimary: false } } as const
    await carryOut(tx, { ...actor, requestId: undefined }, 'contact', one, change)
  }
}
