import { and, eq, isNull } from 'drizzle-orm'
import { database } from '@/db/client'
import { calendarLinks, memberships, organizations, users } from '@/db/schema'
import { clock } from '../../clock'
import { hashOf, newToken } from '../../ids'
import type { Actor } from '../../permissions/actor'

const mine = ({ organizationId, userId }: Actor) =>
  and(eq(calendarLinks.organizationId, organizationId), eq(calendarLinks.userId, userId))

/** The token of a new address for one's calendar; an earlier one stops working. Only its hash is stored. */
export async function makeCalendarLink({ organizationId, userId }: Actor): Promise<string> {
  const token = newToken()
  const fresh = { tokenHash: hashOf(token), createdAt: clock.now() }
  await database()
    .insert(calendarLinks)
    .values({ organizationId, userId, ...fresh })
    .onConflictDoUpdate({ target: [calendarLinks.organizationId, calendarLinks.userId], set: fresh })
  return token
}

/** The address of one's calendar stops working. */
export async function endCalendarLink(actor: Actor): Promise<void> {
  await database().delete(calendarLinks).where(mine(actor))
}

/** Since when there is an address; undefined when there is none. */
export async function findCalendarLink(actor: Actor): Promise<Date | undefined> {
  const [link] = await database().select().from(calendarLinks).where(mine(actor))
  return link?.createdAt
}

/** Whose calendar a token opens; undefined when nobody's, or of somebody who is gone. */
export async function ownerOfCalendar(token: string) {
  const [found] = await database()
    .select({ user: users, membership: memberships, organization: organizations })
    .from(calendarLinks)
    .innerJoin(users, eq(users.id, calendarLinks.userId))
    .innerJoin(organizations, eq(organizations.id, calendarLinks.organizationId))
    .innerJoin(
      memberships,
      and(
        eq(memberships.organizationId, calendarLinks.organizationId),
        eq(memberships.userId, calendarLinks.userId),
        isNull(memberships.deactivatedAt),
      ),
    )
    .where(eq(calendarLinks.tokenHash, hashOf(token)))
  return found
}
