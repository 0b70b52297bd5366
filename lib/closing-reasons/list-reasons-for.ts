import { and, asc, eq, isNull } from 'drizzle-orm'
import { database } from '@/db/client'
import { closingReasonAccountTypes, closingReasons } from '@/db/schema'
import type { Actor } from '../permissions/actor'

/** The closing reasons in use that fit an account type, in order. */
export async function listReasonsFor(actor: Actor, accountTypeId: string) {
  const rows = await database()
    .select({ reason: closingReasons, only: closingReasonAccountTypes.accountTypeId })
    .from(closingReasons)
    .leftJoin(
      closingReasonAccountTypes,
      and(
        eq(closingReasonAccountTypes.organizationId, closingReasons.organizationId),
        eq(closingReasonAccountTypes.closingReasonId, closingReasons.id),
      ),
    )
    .where(and(eq(closingReasons.organizationId, actor.organizationId), isNull(closingReasons.archivedAt)))
    .orderBy(asc(closingReasons.orderNumber), asc(closingReasons.code))
  return rows.filter(({ only }) => only === null || only === accountTypeId).map(({ reason }) => reason)
}
