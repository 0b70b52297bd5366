import { asc, eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { closingReasonAccountTypes, closingReasons } from '@/db/schema'
import type { Actor } from '../permissions/actor'

/** All closing reasons in order, each with the account types it is limited to. */
export async function listClosingReasons(actor: Actor) {
  const [reasons, limits] = await Promise.all([
    database()
      .select()
      .from(closingReasons)
      .where(eq(closingReasons.organizationId, actor.organizationId))
      .orderBy(asc(closingReasons.orderNumber), asc(closingReasons.code)),
    database()
      .select()
      .from(closingReasonAccountTypes)
      .where(eq(closingReasonAccountTypes.organizationId, actor.organizationId)),
  ])
  return reasons.map((reason) => ({
    ...reason,
    accountTypes: limits.filter((one) => one.closingReasonId === reason.id).map((one) => one.accountTypeId),
  }))
}
