import { and, eq, ne } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { accountTypes } from '@/db/schema'
import { update, type Write } from '../changes/write'

/** At most one account type is the default: what takes it from the one that is it now, as a new version of that one. */
export async function takeDefault(tx: Transaction, organizationId: string, accountTypeId: string): Promise<Write[]> {
  const others = await tx
    .select()
    .from(accountTypes)
    .where(
      and(
        eq(accountTypes.organizationId, organizationId),
        eq(accountTypes.isDefault, true),
        ne(accountTypes.id, accountTypeId),
      ),
    )
  return others.map((one) =>
    update('accountTypes', { id: one.id }, one, { isDefault: false, version: one.version + 1 }),
  )
}
