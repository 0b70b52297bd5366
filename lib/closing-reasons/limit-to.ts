import { and, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { accountTypes, closingReasonAccountTypes } from '@/db/schema'
import { insert, remove, type Write } from '../changes/write'
import type { Actor } from '../permissions/actor'
import { Missing } from '../refusal'

/** What makes a closing reason fit exactly these account types; none named means all. */
export async function limitTo(
  tx: Transaction,
  actor: Actor,
  closingReasonId: string,
  wanted: string[],
): Promise<Write[]> {
  const { organizationId } = actor
  const known = await tx
    .select({ id: accountTypes.id })
    .from(accountTypes)
    .where(and(eq(accountTypes.organizationId, organizationId), inArray(accountTypes.id, wanted)))
  if (known.length < new Set(wanted).size) throw new Missing()
  const now = await tx
    .select({ id: closingReasonAccountTypes.accountTypeId })
    .from(closingReasonAccountTypes)
    .where(
      and(
        eq(closingReasonAccountTypes.organizationId, organizationId),
        eq(closingReasonAccountTypes.closingReasonId, closingReasonId),
      ),
    )
  const had = new Set(now.map((one) => one.id))
  const keyOf = (accountTypeId: string) => ({ closingReasonId, accountTypeId })
  return [
    ...[...new Set(wanted)]
      .filter((id) => !had.has(id))
      .map((id) => insert('closingReasonAccountTypes', keyOf(id), {})),
    ...[...had].filter((id) => !wanted.includes(id)).map((id) => remove('closingReasonAccountTypes', keyOf(id), {})),
  ]
}
