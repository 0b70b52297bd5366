import { and, eq, ne } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { contacts } from '@/db/schema'
import { update, type Write } from '../changes/write'

/** A customer has one primary contact: what takes it from the one who is it now, if that is somebody else. */
export async function takePrimary(
  tx: Transaction,
  organizationId: string,
  customerId: string,
  contactId: string,
): Promise<Write[]> {
  const others = await tx
    .select()
    .from(contacts)
    .where(
      and(
        eq(contacts.organizationId, organizationId),
        eq(contacts.customerId, customerId),
        eq(contacts.isPrimary, true),
        ne(contacts.id, contactId),
      ),
    )
    .for('update')
  return others.map((one) => update('contacts', { id: one.id }, one, { isPrimary: false, version: one.version + 1 }))
}
