import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { memberships } from '@/db/schema'
import { type Author, type Facts, record } from '../changes/record'
import type { ChangeOperation } from '../changes/vocabulary'
import { update } from '../changes/write'
import { Missing } from '../refusal'

/**
 * Records what an active member did, or was done to them, outside of what the organization says of them: a password, a
 * one-time link. Counts as a version of the member; no secret is in it.
 */
export async function recordOfMember(
  tx: Transaction,
  author: Author,
  userId: string,
  operation: ChangeOperation,
  facts: Facts = {},
) {
  const { organizationId } = author
  const active = and(
    eq(memberships.organizationId, organizationId),
    eq(memberships.userId, userId),
    isNull(memberships.deactivatedAt),
  )
  const [row] = await tx.select().from(memberships).where(active).for('no key update')
  if (!row) throw new Missing()
  const version = row.version + 1
  const writes = [update('memberships', { userId }, row, { version })]
  return record(tx, author, { entity: 'user', entityId: userId, version }, { operation, facts, writes })
}
