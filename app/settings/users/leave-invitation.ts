import type { Actor } from '@/lib/permissions/actor'
import { renewInvitation } from '@/lib/users/renew-invitation'
import { leaveFlash } from '@/lib/web/flash'
import type { Session } from '@/lib/web/session'

/** Makes a one-time link and leaves it for the next page, which shows it once. */
export async function leaveInvitation(actor: Actor, { userId }: { userId: string }, session: Session) {
  const token = await renewInvitation(actor, userId)
  await leaveFlash(session.tokenHash, { key: 'linkMade', values: { token, userId } })
}
