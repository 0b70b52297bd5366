import { and, asc, eq, isNull } from 'drizzle-orm'
import { database } from '@/db/client'
import { accountTypes } from '@/db/schema'
import type { Actor } from '../permissions/actor'

export type AccountType = typeof accountTypes.$inferSelect

/** The account types in order; archived ones only when asked. */
export const listAccountTypes = (actor: Actor, { archived = false } = {}): Promise<AccountType[]> =>
  database()
    .select()
    .from(accountTypes)
    .where(
      and(
        eq(accountTypes.organizationId, actor.organizationId),
        archived ? undefined : isNull(accountTypes.archivedAt),
      ),
    )
    .orderBy(asc(accountTypes.orderNumber), asc(accountTypes.code))
