import { and, eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { invitations } from '@/db/schema'
import { clock } from '../clock'
import { hashOf, newToken } from '../ids'

export const invitationDays = 7

/** A one-time link's token for a member; an earlier one stops working. Only its hash is stored. */
export async function invite(tx: Transaction, organizationId: string, userId: string): Promise<string> {
  const token = newToken()
  const createdAt = clock.now()
  const fresh = {
    tokenHash: hashOf(token),
    createdAt,
    expiresAt: new Date(createdAt.getTime() + invitationDays * 86_400_000),
  }
  await tx
    .insert(invitations)
    .values({ organizationId, userId, ...fresh })
    .onConflictDoUpdate({ target: [invitations.organizationId, invitations.userId], set: fresh })
  return token
}

/** A member's one-time link, if there is one, stops working. */
export async function endInvitation(tx: Transaction, organizationId: string, userId: string) {
  await tx
    .delete(invitations)
    .where(and(eq(invitations.organizationId, organizationId), eq(invitations.userId, userId)))
}
