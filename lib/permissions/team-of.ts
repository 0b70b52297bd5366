import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from './actor'

/** The team that a person is in, asked of the database where it is needed: they may have left it since they signed in. */
export const teamOf = ({ organizationId, userId }: Pick<Actor, 'organizationId' | 'userId'>): SQL =>
  sql`(select m.team_id from memberships m where m.organization_id = ${organizationId} and m.user_id = ${userId})`
