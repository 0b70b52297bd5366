import { asc, eq, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { teams } from '@/db/schema'
import type { Actor } from '../permissions/actor'

/** All teams by name, archived ones too: what old links filter by. */
export const listTeams = ({ organizationId }: Actor) =>
  database()
    .select({ id: teams.id, name: teams.name, version: teams.version, archivedAt: teams.archivedAt })
    .from(teams)
    .where(eq(teams.organizationId, organizationId))
    .orderBy(asc(sql`lower(${teams.name})`))
export type ListedTeam = Awaited<ReturnType<typeof listTeams>>[number]
