import { and, asc, eq, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { savedViews, teams, users } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import { visibleViews } from './visible'

/** The views that the actor sees, with whose they are, by name. */
export const listSavedViews = (actor: Actor) =>
  database()
    .select({
      ...{ id: savedViews.id, name: savedViews.name, query: savedViews.query, version: savedViews.version },
      ...{ sharedWith: savedViews.sharedWith, ownerId: savedViews.ownerId, ownerName: users.name },
      ...{ teamId: savedViews.teamId, teamName: teams.name },
    })
    .from(savedViews)
    .innerJoin(users, eq(users.id, savedViews.ownerId))
    .leftJoin(teams, and(eq(teams.organizationId, savedViews.organizationId), eq(teams.id, savedViews.teamId)))
    .where(visibleViews(actor))
    .orderBy(asc(sql`lower(${savedViews.name})`), asc(savedViews.id))
export type ListedView = Awaited<ReturnType<typeof listSavedViews>>[number]
