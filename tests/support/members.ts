import { and, eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { memberships } from '@/db/schema'
import { startSession } from '@/lib/auth/sessions'
import type { Actor } from '@/lib/permissions/actor'
import type { Role } from '@/lib/permissions/vocabulary'
import { acceptInvitation } from '@/lib/users/accept-invitation'
import { addMember } from '@/lib/users/add-member'
import { renewInvitation } from '@/lib/users/renew-invitation'
import { actorOf } from './cast'

let made = 0

/** A new member of Brisa Clima who has chosen this password. */
export async function makeMember(role: Role = 'sales') {
  const ana = actorOf('ana')
  const email = `member${++made}@brisaclima.example`
  const { entityId: userId } = await addMember(ana, { name: 'Sofia Reis', email, role, team: null })
  const password = 'four quiet green boats'
  await acceptInvitation({ token: await renewInvitation(ana, userId), password })
  return { userId, email, password, actor: { ...ana, userId, role } satisfies Actor }
}

export async function membershipOf(userId: string) {
  const mine = and(eq(memberships.userId, userId), eq(memberships.organizationId, actorOf('ana').organizationId))
  const [row] = await database().select().from(memberships).where(mine)
  if (!row) throw new Error('not a member')
  return row
}

export const sessionOf = (userId: string) => startSession({ organizationId: actorOf('ana').organizationId, userId })
