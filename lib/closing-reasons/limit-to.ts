import { and, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { accountTypes, type changes, closingReasonAccountTypes } from '@/db/schema'
import { insert, remove, type Write } from '../changes/write'
import type { Actor } from '../permissions/actor'
import { Missing } from '../refusal'

type Since = Pick<typeof changes.$inferSelect, 'rows'>

/**
 * What makes a closing reason fit exactly these account types; none named means all. Those that others added or took
 * away since the form was made stay so, unless the form says otherwise.
 */
export async function limitTo(
  tx: Transaction,
  actor: Actor,
  closingReasonId: string,
  named: string[],
  since: Since[] = [],
): Promise<Write[]> {
  const { organizationId } = actor
  const known = await tx
    .select({ id: accountTypes.id })
    .from(accountTypes)
    .where(and(eq(accountTypes.organizationId, organizationId), inArray(accountTypes.id, named)))
  if (known.length < new Set(named).size) throw new Missing()
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
  const seen = before(had, since)
  const added = [...new Set(named)].filter((id) => !seen.has(id) || had.has(id))
  const wanted = [...added, ...[...had].filter((id) => !seen.has(id))]
  const keyOf = (accountTypeId: string) => ({ closingReasonId, accountTypeId })
  return [
    ...[...new Set(wanted)]
      .filter((id) => !had.has(id))
      .map((id) => insert('closingReasonAccountTypes', keyOf(id), {})),
    ...[...had].filter((id) => !wanted.includes(id)).map((id) => remove('closingReasonAccountTypes', keyOf(id), {})),
  ]
}

/** The account types that it was limited to before the changes since. */
function before(now: Set<string>, since: Since[]): Set<string> {
  const seen = new Set(now)
  const rows = since.flatMap((change) => change.rows).filter((row) => row.table === 'closingReasonAccountTypes')
  for (const { key, after } of rows.reverse()) {
    if (after) seen.delete(String(key.accountTypeId))
    else seen.add(String(key.accountTypeId))
  }
  return seen
}
