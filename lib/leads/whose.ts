import { type SQL, sql } from 'drizzle-orm'
import { zeroId } from '../changes/totals/kept'
import type { ListFilter } from '../customers/list-view'
import { membersOf } from '../teams/members-of'

/** Whose leads are asked for: one owner's or nobody's, those of a team, or both at once. */
export type Whose = Pick<ListFilter, 'owner' | 'team'>

/** Whether an owner, nobody being the zero id, is among those asked for; undefined where anybody is. */
export function isAsked(organizationId: string, ownerId: SQL, { owner, team }: Whose): SQL | undefined {
  const parts: SQL[] = []
  if (owner) parts.push(sql`${ownerId} = ${owner === 'nobody' ? zeroId : owner}`)
  if (team) parts.push(sql`${ownerId} = any(${membersOf(organizationId, team)})`)
  return parts.length > 0 ? sql.join(parts, sql` and `) : undefined
}
