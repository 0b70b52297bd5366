import { type SQL, sql } from 'drizzle-orm'

/** The ids of everybody in a team, also of those deactivated since; an array, so that it is worked out once a statement. */
export const membersOf = (organizationId: string, teamId: string): SQL =>
  sql`array(select m.user_id from memberships m where m.organization_id = ${organizationId} and m.team_id = ${teamId})`
