import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { memberships, users } from '@/db/schema'
import type { Actor } from '../permissions/actor'

/** The active members by name, for those who can be chosen as owners. */
export const listOwners = (actor: Actor) =>
  database()
    .select({ id: users.id, name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.organizationId, actor.organizationId), isNull(memberships.deactivatedAt)))
    .orderBy(asc(users.name))

/** Everyone who ever was a member, with role and whether they still are. */
export const listMembers = (actor: Actor) =>
  database()
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      role: memberships.role,
      teamId: memberships.teamId,
      version: memberships.version,
      deactivatedAt: memberships.deactivatedAt,
      hasPassword: sql<boolean>`${users.passwordHash} is not null`,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.organizationId, actor.organizationId))
    .orderBy(asc(users.name))
